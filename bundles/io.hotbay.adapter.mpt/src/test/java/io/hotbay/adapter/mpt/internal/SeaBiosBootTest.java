// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.SeaBiosDriver;
import io.hotbay.target.api.CommandResult;
import org.junit.jupiter.api.Test;

/** What a boot from a disk needs. */
class SeaBiosBootTest {

    private static final byte[] READ_10 = {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0};

    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 36, 0};

    private final Machine machine = new Machine();
    private final SeaBiosDriver firmware = new SeaBiosDriver(machine);

    @Test
    void shouldReadWithOneReplyFrameOfFourBytesAndNoPortEnable() {
        firmware.start();
        byte[] sector = {0x55, (byte) 0xAA};
        machine.port.script = command -> {
            command.data().write(sector, sector.length);
            machine.port.end(command, CommandResult.GOOD, 512);
        };
        for (int i = 0; i < 1000; i++) {
            assertTrue(firmware.command(0, 0x6000_0000 + i, 512, READ_10));
        }
        assertArrayEquals(sector, machine.ram.get(SeaBiosDriver.DATA, 2));
        assertFalse(machine.host.interrupt(), "everything is masked");
    }

    @Test
    void shouldWriteNoMoreThanFourBytesIntoTheReplyFrame() {
        firmware.start();
        machine.ram.fill(SeaBiosDriver.REPLY, 0x40, 0xCC);
        machine.port.script = command -> machine.port.end(command, CommandResult.NO_TARGET, 0);
        for (int target = 0; target < 7; target++) {
            assertFalse(firmware.command(target, 0x100 + target, 36, INQUIRY));
        }
        assertEquals(0xCCCC_CCCC, machine.ram.get32(SeaBiosDriver.REPLY + 4));
    }

    @Test
    void shouldAcceptSixteenBytesOfCdbForAShortCommand() {
        firmware.start();
        machine.port.script = command -> {
            assertEquals(16, command.cdbLength());
            machine.port.end(command, CommandResult.GOOD, 0);
        };
        assertTrue(firmware.command(0, 1, 0, new byte[6]));
    }
}
