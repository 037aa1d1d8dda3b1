// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceDescription;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.DeviceType;
import io.hotbay.target.api.device.SupportedCommand;
import io.hotbay.target.api.device.Task;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A device type with the fewest commands that show all the core's rules. Its state is a counter of its lives. */
final class TinyDeviceType implements DeviceType {

    static final String TEST_UNIT_READY = "00 00 00 00 00 00";
    /** One block; may be done again. */
    static final String READ_10 = "28 00 00 00 00 00 00 00 01 00";
    static final String WRITE_10 = "2A 00 00 00 00 00 00 00 01 00";
    /** May be done again only when not started. */
    static final String WRITE_ONCE = "C2 00 00 00 00 00 00 00 01 00";
    /** Is never done again. */
    static final String WRITE_NEVER_AGAIN = "C3 00 00 00 00 00 00 00 01 00";
    /** Excludes all others by its row. */
    static final String EXCLUSIVE = "C4 00 00 00 00 00 00 00 01 00";
    /** Its handler throws. */
    static final String THROW = "C0 00 00 00 00 00";
    /** Its handler completes, then throws. */
    static final String COMPLETE_AND_THROW = "C5 00 00 00 00 00";
    /** Its handler completes twice. */
    static final String COMPLETE_TWICE = "C1 00 00 00 00 00";
    /** Flushes, then writes one block; may be done again. */
    static final String FLUSH_AND_WRITE = "C6 00 00 00 00 00 00 00 01 00";
    /** The same; may be done again only when not started. */
    static final String FLUSH_AND_WRITE_ONCE = "C7 00 00 00 00 00 00 00 01 00";
    /** Flushes, then throws. */
    static final String FLUSH_AND_THROW = "C8 00 00 00 00 00";
    /** A service action. */
    static final String ACTION_10 = "9E 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00";

    private final String fourLetters;
    /** What happens while a server tells its state. */
    volatile Runnable whenAskedForState = () -> {};
    /** What the next creation of a server throws, if anything. */
    volatile @Nullable RuntimeException failure;
    /** What REQUEST SENSE is told. */
    volatile @Nullable Sense polled;
    volatile boolean descriptorSense;
    final List<Nexus> lost = new CopyOnWriteArrayList<>();
    volatile int resets;
    volatile int lives;

    TinyDeviceType() {
        this("tiny");
    }

    /** The letters are the first version descriptor's doing: another number makes other INQUIRY data. */
    TinyDeviceType(String name) {
        fourLetters = name;
    }

    @Override
    public DeviceServer create(DeviceContext context) {
        RuntimeException wrong = failure;
        if (wrong != null) {
            throw wrong;
        }
        DeviceState before = context.predecessor();
        lives = before == null ? 1 : before.bytes()[0] + 1;
        int life = lives;
        return new DeviceServer() {
            @Override
            public DeviceDescription description() {
                return new DeviceDescription(PeripheralDeviceType.DIRECT_ACCESS_BLOCK, false,
                        List.of(fourLetters.length()), Map.of(0xB1, new byte[] {0, 1}));
            }

            @Override
            public List<SupportedCommand> commands() {
                return TinyDeviceType.commands(context);
            }

            @Override
            public DeviceState state() {
                whenAskedForState.run();
                return new DeviceState("tiny", 1, new byte[] {(byte) life});
            }

            @Override
            public void reset() {
                resets++;
            }

            @Override
            public @Nullable Sense pollableSense() {
                return polled;
            }

            @Override
            public boolean descriptorSense() {
                return descriptorSense;
            }

            @Override
            public void nexusLost(Nexus nexus) {
                lost.add(nexus);
            }
        };
    }

    private static List<SupportedCommand> commands(DeviceContext context) {
        CommandHandler read =
                task -> context.store().read(BigEndian.get32(task.cdb(), 2), task.data(), task.transferring(512));
        CommandHandler write = task -> context.store().write(0, task.data(), false, task.transferring(512));
        CommandHandler flushAndWrite = task -> context.store().flush(task.then(outcome -> {
            if (outcome == StoreOutcome.DONE) {
                write.execute(task);
            } else {
                task.complete(outcome);
            }
        }));
        CommandHandler flushAndThrow = task -> context.store().flush(task.then(outcome -> {
            throw new IllegalStateException("thrown by the test");
        }));
        return List.of(
                row("TEST UNIT READY", TEST_UNIT_READY, DataDirection.NONE, ReplayClass.IDEMPOTENT, Task::good),
                row("START STOP UNIT", "1B 01 00 00 F7 00", DataDirection.OUT, ReplayClass.IDEMPOTENT, Task::good),
                row("PREVENT ALLOW MEDIUM REMOVAL", "1E 00 00 00 03 00", DataDirection.OUT, ReplayClass.IDEMPOTENT,
                        Task::good),
                row("READ(10)", "28 00 FF FF FF FF 00 FF FF 00", DataDirection.IN, ReplayClass.IDEMPOTENT, read),
                row("WRITE(10)", "2A 00 FF FF FF FF 00 FF FF 00", DataDirection.OUT, ReplayClass.IDEMPOTENT, write),
                row("WRITE ONCE", "C2 00 FF FF FF FF 00 FF FF 00", DataDirection.OUT,
                        ReplayClass.ONLY_IF_NOT_STARTED, write),
                row("WRITE NEVER AGAIN", "C3 00 FF FF FF FF 00 FF FF 00", DataDirection.OUT, ReplayClass.NEVER, write),
                new SupportedCommand(OpcodeRow.of("EXCLUSIVE", "C4 00 FF FF FF FF 00 FF FF 00", DataDirection.OUT,
                        ReservationRule.WRITES_MEDIUM, OrderingClass.EXCLUSIVE, ReplayClass.IDEMPOTENT), write),
                row("FLUSH AND WRITE", "C6 00 FF FF FF FF 00 FF FF 00", DataDirection.OUT, ReplayClass.IDEMPOTENT,
                        flushAndWrite),
                row("FLUSH AND WRITE ONCE", "C7 00 FF FF FF FF 00 FF FF 00", DataDirection.OUT,
                        ReplayClass.ONLY_IF_NOT_STARTED, flushAndWrite),
                row("FLUSH AND THROW", FLUSH_AND_THROW, DataDirection.NONE, ReplayClass.NEVER, flushAndThrow),
                row("THROW", THROW, DataDirection.NONE, ReplayClass.NEVER, task -> {
                    throw new IllegalStateException("thrown by the test");
                }),
                row("COMPLETE AND THROW", COMPLETE_AND_THROW, DataDirection.NONE, ReplayClass.NEVER, task -> {
                    task.good();
                    throw new IllegalStateException("thrown by the test");
                }),
                row("COMPLETE TWICE", COMPLETE_TWICE, DataDirection.NONE, ReplayClass.NEVER, task -> {
                    task.good();
                    task.good();
                }),
                action());
    }

    private static SupportedCommand action() {
        OpcodeRow row = OpcodeRow.reading("ACTION", "9E 10 FF FF FF FF FF FF FF FF FF FF FF FF 00 00", DataDirection.IN,
                ReservationRule.ALLOWED).withServiceAction(0x10);
        return new SupportedCommand(row, task -> task.dataIn(new byte[] {1, 2, 3, 4}, 4));
    }

    private static SupportedCommand row(
            String name, String usage, DataDirection direction, ReplayClass replay, CommandHandler handler) {
        ReservationRule reservation = switch (direction) {
            case NONE -> ReservationRule.ALLOWED;
            case IN -> ReservationRule.READS_MEDIUM;
            case OUT -> ReservationRule.WRITES_MEDIUM;
        };
        return new SupportedCommand(
                OpcodeRow.of(name, usage, direction, reservation, OrderingClass.WRITE, replay), handler);
    }
}
