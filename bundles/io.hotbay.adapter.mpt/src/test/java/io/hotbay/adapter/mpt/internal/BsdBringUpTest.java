// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.BsdDriver;
import io.hotbay.adapter.mpt.internal.driver.FreeBsdDriver;
import io.hotbay.adapter.mpt.internal.driver.NetBsdDriver;
import io.hotbay.adapter.mpt.internal.driver.OpenBsdDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.adapter.mpt.internal.driver.Reply;
import io.hotbay.adapter.mpt.internal.driver.SeaBiosDriver;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drivers of the BSDs come up as on the chip, whatever was there before them, and do their I/O. */
class BsdBringUpTest {

    private static final int ULTRA320 = 0x207F_0807;
    private static final int EVENT_CHANGE = 0x0A;
    private static final int BUS_RESET = 0x04;

    private final Machine machine = new Machine();

    /** Each system from start to running. */
    enum System {
        FREEBSD(hardware -> new FreeBsdDriver(hardware).start()),
        NETBSD(hardware -> new NetBsdDriver(hardware).start()),
        OPENBSD(hardware -> new OpenBsdDriver(hardware).start());

        private final Function<Machine, BsdDriver> boot;

        System(Function<Machine, BsdDriver> boot) {
            this.boot = boot;
        }
    }

    /** What a driver may find. */
    enum Before {
        POWER_ON((machine, registers) -> {}),
        FIRMWARE((machine, registers) -> new SeaBiosDriver(machine).start()),
        FAULT((machine, registers) -> {
            new SeaBiosDriver(machine).start();
            registers.write(Registers.REQUEST_FIFO, 0x7000_0000);
        }),
        HANDSHAKE_HALF_WAY((machine, registers) -> {
            new SeaBiosDriver(machine).start();
            registers.write(Registers.DOORBELL, 0x4203_0000);
        });

        private final BiConsumer<Machine, Registers> happen;

        Before(BiConsumer<Machine, Registers> happen) {
            this.happen = happen;
        }
    }

    @AfterEach
    void nobodyComplained() {
        assertTrue(machine.adapter.counters().keySet().stream().noneMatch(name -> name.startsWith("unhandled")));
    }

    private void oneDiskAt(int target) {
        machine.port.script = command -> {
            if (command.target() == target) {
                command.data().write(new byte[] {0, 0, 5, 2}, 4);
                machine.port.end(command, CommandResult.GOOD, command.data().byteCount());
            } else {
                machine.port.end(command, CommandResult.NO_TARGET, 0);
            }
        };
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldComeUpWhateverWasBeforeAndFindTheOneDisk(System system) {
        oneDiskAt(3);
        for (Before before : Before.values()) {
            before.happen.accept(machine, machine.registers(1));
            BsdDriver driver = system.boot.apply(machine);
            assertEquals(List.of(EVENT_CHANGE), driver.events());
            for (int target = 0; target < 15; target++) {
                assertEquals(target != 3, driver.inquiry(target).isEmpty(), before + ", target " + target);
            }
            assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO));
        }
        assertEquals(1, machine.count("hostile request frame"), "the one of FAULT");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldMoveDataInPiecesAndChains(System system) {
        BsdDriver driver = system.boot.apply(machine);
        byte[] data = new byte[BsdDriver.MAXIMUM_BYTES];
        new Random(1).nextBytes(data);
        byte[][] written = new byte[1][];
        machine.port.script = command -> {
            written[0] = command.data().copyOf(data.length);
            machine.port.end(command, CommandResult.GOOD, data.length);
        };
        driver.out(0, data, (byte) 0x2A, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
                (byte) 0x80, (byte) 0);
        assertArrayEquals(data, written[0]);
        machine.port.script = command -> {
            command.data().write(data, data.length);
            machine.port.end(command, CommandResult.GOOD, data.length);
        };
        assertArrayEquals(data, driver.in(0, data.length, (byte) 0x28, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
                (byte) 0, (byte) 0, (byte) 0, (byte) 0x80, (byte) 0));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldComeBackAfterAHardResetOfTheDriver(System system) {
        machine.port.allGood();
        BsdDriver driver = system.boot.apply(machine);
        driver.hardReset();
        assertEquals(Registers.STATE_READY, driver.registers.state());
        system.boot.apply(machine).testUnitReady(0);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldFindTheSenseDataBesideTheRequest(System system) {
        BsdDriver driver = system.boot.apply(machine);
        machine.port.script = command -> {
            machine.port.allGood();
            machine.port.end(command,
                    CommandResult.check(Sense.unitAttention(AdditionalSense.POWER_ON_OCCURRED)), 0);
        };
        driver.testUnitReady(0);
    }

    @Test
    void shouldLetFreeBsdPutTheOwnIdentifierRight() {
        FreeBsdDriver driver = new FreeBsdDriver(machine).start();
        driver.leaveForeignIdentifier(7);
        driver.start();
    }

    @Test
    void shouldAgreeWithEachWayOfNegotiation() {
        machine.port.allGood();
        assertEquals(ULTRA320, new FreeBsdDriver(machine).start().negotiate(2, ULTRA320));
        assertEquals(ULTRA320, new NetBsdDriver(machine).start().negotiate(2, ULTRA320));
        OpenBsdDriver driver = new OpenBsdDriver(machine).start();
        assertEquals(ULTRA320, driver.negotiate(2));
        driver.startInterrupts();
        driver.testUnitReady(2);
    }

    @Test
    void shouldTolerateTheListOfOpenBsdThatIsShorterThanTheData() {
        OpenBsdDriver driver = new OpenBsdDriver(machine).start();
        machine.port.script = command -> {
            assertEquals(6, command.data().byteCount());
            machine.port.end(command, CommandResult.GOOD, 56);
        };
        Reply reply = driver.shortInquiry(0);
        assertEquals(0x45, reply.iocStatus());
        assertEquals(6, reply.count(), "no more than there was room for");
    }

    @Test
    void shouldEndTheTaskBeforeItsAbortForFreeBsd() {
        FreeBsdDriver driver = new FreeBsdDriver(machine).start();
        int stuck = driver.postRead(1);
        Reply abort = driver.abort(1, stuck);
        assertTrue(abort.good());
        assertEquals(1, abort.count());
    }

    @Test
    void shouldTellFreeBsdAndNetBsdOfABusReset() {
        machine.port.allGood();
        FreeBsdDriver freeBsd = new FreeBsdDriver(machine).start();
        assertTrue(freeBsd.manage(FreeBsdDriver.RESET_BUS, 0, 0).good());
        freeBsd.testUnitReady(0);
        assertEquals(List.of(EVENT_CHANGE, BUS_RESET), freeBsd.events());

        NetBsdDriver netBsd = new NetBsdDriver(machine).start();
        assertTrue(netBsd.resetBus().good());
        netBsd.testUnitReady(0);
        assertEquals(List.of(EVENT_CHANGE, BUS_RESET), netBsd.events());
        assertFalse(machine.host.interrupt());
    }
}
