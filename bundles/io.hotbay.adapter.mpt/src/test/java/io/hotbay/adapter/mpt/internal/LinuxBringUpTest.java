// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.adapter.mpt.internal.driver.SeaBiosDriver;
import io.hotbay.target.api.CommandResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Firmware boots, then Linux takes over, probes the bus and reads: the whole order of its driver. */
class LinuxBringUpTest {

    private static final int READ = 0x0200_0000;
    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 36, 0};

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);

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

    private void pages() {
        int[][] read = {
            // action, type, number, dwords
            {1, 0x3, 0, 3}, {6, 0x3, 2, 0x13}, {1, 0x4, 0, 3}, {1, 0x4, 1, 4},
            {1, 0x1, 1, 4}, {1, 0x1, 4, 2}, {1, 0x0, 2, 8}, {1, 0x9, 0, 0x13},
        };
        for (int[] page : read) {
            long header = driver.config(0, page[1], page[2], 0, 0);
            assertEquals(0, machine.ram.get16(header + 0x0E));
            assertEquals(page[3], machine.ram.get8(header + 0x15));
            driver.free(header);
            long reply = driver.config(page[0], page[1], page[2], 0, page[3]);
            assertEquals(0, machine.ram.get16(reply + 0x0E));
            driver.free(reply);
        }
    }

    @Test
    void shouldFindOneDiskAmongSixteenIdentifiersAfterTheFirmware() {
        oneDiskAt(2);
        SeaBiosDriver firmware = new SeaBiosDriver(machine);
        firmware.start();
        assertTrue(firmware.command(2, 0x6000_0001, 36, INQUIRY));
        driver.start(16);
        pages();
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(4, 0, 0x40, 0));
        assertEquals(List.of(0x40, LinuxDriver.CONTEXT_EVENTS), driver.interrupt());
        for (int target = 0; target < 15; target++) {
            driver.post(driver.scsiIo(target, target, READ, 36, INQUIRY));
            if (target == 2) {
                assertEquals(target, driver.registers.read(Registers.REPLY_FIFO));
            } else {
                long reply = driver.takeAddressReply();
                assertEquals(0x43, machine.ram.get16(reply + 0x0E));
                driver.free(reply);
            }
        }
        assertArrayEquals(new byte[] {0, 0, 5, 2}, machine.ram.get(LinuxDriver.DATA, 4));
        assertEquals(List.of(), driver.interrupt());
        assertFalse(machine.host.interrupt());
        assertTrue(machine.adapter.counters().keySet().stream().noneMatch(name -> name.startsWith("hostile")));
    }

    @Test
    void shouldComeBackWhenTheDriverResetsTheChip() {
        oneDiskAt(0);
        driver.start(4);
        driver.hardReset();
        driver.start(4);
        driver.read(0, 1, 512);
        assertEquals(List.of(1), driver.interrupt());
    }
}
