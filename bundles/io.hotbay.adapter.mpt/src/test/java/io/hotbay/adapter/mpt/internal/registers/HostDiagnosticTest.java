// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import org.junit.jupiter.api.Test;

class HostDiagnosticTest {

    private final Machine machine = new Machine();
    private final Registers registers = machine.registers(1);

    private void unlock() {
        for (int value : new int[] {0xFF, 0x4, 0xB, 0x2, 0x7, 0xD}) {
            registers.write(Registers.WRITE_SEQUENCE, value);
        }
    }

    @Test
    void shouldIgnoreAResetWhenTheKeyIsMissing() {
        new LinuxDriver(machine).start(1);
        registers.write(Registers.DIAGNOSTIC, 0x04);
        assertEquals(Registers.STATE_OPERATIONAL, registers.state());
        assertEquals(0, registers.read(Registers.DIAGNOSTIC));
        assertEquals(1, machine.count("unhandled write HOST_DIAGNOSTIC without its key"));
    }

    @Test
    void shouldShowWriteEnableWhenTheKeyWasWritten() {
        unlock();
        assertEquals(0x80, registers.read(Registers.DIAGNOSTIC));
        registers.write(Registers.WRITE_SEQUENCE, 0xFF);
        assertEquals(0x00, registers.read(Registers.DIAGNOSTIC));
    }

    @Test
    void shouldKeepOnlyTheBitsThatExistWhenWritten() {
        unlock();
        registers.write(Registers.DIAGNOSTIC, 0xFFFF_FFFB);
        assertEquals(0x200 | 0x80 | 0x10 | 0x02 | 0x01, registers.read(Registers.DIAGNOSTIC));
    }

    @Test
    void shouldShowTheResetOnceAndTheHistoryUntilClearedWhenReset() {
        unlock();
        registers.write(Registers.DIAGNOSTIC, 0x02);
        registers.write(Registers.DIAGNOSTIC, 0x04);
        assertEquals(0x24, registers.read(Registers.DIAGNOSTIC), "FreeBSD waits to see the bit");
        assertEquals(0x20, registers.read(Registers.DIAGNOSTIC), "Linux waits for it to go");
        registers.write(Registers.DIAGNOSTIC, 0x00);
        assertEquals(0x20, registers.read(Registers.DIAGNOSTIC), "the reset took the key away");
        unlock();
        registers.write(Registers.DIAGNOSTIC, 0x20);
        assertEquals(0xA0, registers.read(Registers.DIAGNOSTIC), "writing one does not clear the history");
        registers.write(Registers.DIAGNOSTIC, 0x00);
        assertEquals(0x80, registers.read(Registers.DIAGNOSTIC));
    }

    @Test
    void shouldNotSetTheHistoryWhenTheGuestSetsTheBit() {
        unlock();
        registers.write(Registers.DIAGNOSTIC, 0x20);
        assertEquals(0x80, registers.read(Registers.DIAGNOSTIC));
    }
}
