// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceDescription;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.DeviceType;
import io.hotbay.target.api.device.SupportedCommand;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Disks of arrays with READ(16), WRITE(16) and TEST UNIT READY, which can be held up. */
final class CopyDisks implements DeviceType {

    static final int BLOCKS = 4096;
    private static final int BLOCK_BYTES = 512;

    /** By NAA identifier. */
    final Map<Long, byte[]> contents = new HashMap<>();
    /** Reads and writes that wait for {@link #goOn}. */
    private final List<Runnable> held = new ArrayList<>();
    boolean holding;
    int transfers;

    void goOn() {
        held.removeFirst().run();
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    @Override
    public DeviceServer create(DeviceContext context) {
        byte[] content = contents.computeIfAbsent(
                context.attributes().naa(), naa -> new byte[BLOCKS * BLOCK_BYTES]);
        List<SupportedCommand> commands = List.of(
                new SupportedCommand(OpcodeRow.reading("TEST UNIT READY", "00 00 00 00 00 00", DataDirection.NONE,
                        ReservationRule.ALLOWED), Task::good),
                row("READ(16)", "88", DataDirection.IN, ReservationRule.READS_MEDIUM, transfer(content, false)),
                row("WRITE(16)", "8A", DataDirection.OUT, ReservationRule.WRITES_MEDIUM, transfer(content, true)));
        return new DeviceServer() {
            @Override
            public DeviceDescription description() {
                return new DeviceDescription(
                        PeripheralDeviceType.DIRECT_ACCESS_BLOCK, false, List.of(), Map.of());
            }

            @Override
            public List<SupportedCommand> commands() {
                return commands;
            }

            @Override
            public DeviceState state() {
                return new DeviceState("copy", 1, new byte[0]);
            }

            @Override
            public void reset() {}
        };
    }

    private static SupportedCommand row(String name, String code, DataDirection direction, ReservationRule rule,
            CommandHandler handler) {
        return new SupportedCommand(OpcodeRow.of(name, code + " 00 FF FF FF FF FF FF FF FF FF FF FF FF 00 00",
                direction, rule, OrderingClass.NONE, ReplayClass.IDEMPOTENT), handler);
    }

    private CommandHandler transfer(byte[] content, boolean write) {
        return task -> {
            transfers++;
            long address = BigEndian.get64(task.cdb(), 2);
            long bytes = BigEndian.get32(task.cdb(), 10) * BLOCK_BYTES;
            long offset = address * BLOCK_BYTES;
            Runnable work = () -> {
                if (offset < 0 || offset + bytes > content.length) {
                    task.check(Sense.illegalRequest(AdditionalSense.LOGICAL_BLOCK_ADDRESS_OUT_OF_RANGE));
                    return;
                }
                if (write) {
                    task.data().read(0, MemorySegment.ofArray(content), offset, bytes);
                } else {
                    task.data().write(0, MemorySegment.ofArray(content), offset, bytes);
                }
                task.complete(CommandResult.GOOD, bytes);
            };
            if (holding) {
                held.add(work);
            } else {
                work.run();
            }
        };
    }
}
