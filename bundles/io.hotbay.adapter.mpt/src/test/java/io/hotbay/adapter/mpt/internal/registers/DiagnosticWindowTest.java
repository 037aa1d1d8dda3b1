// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import org.junit.jupiter.api.Test;

class DiagnosticWindowTest {

    private static final int TEST_BASE_ADDRESS = 0x0C;
    private static final int DATA = 0x10;
    private static final int ADDRESS = 0x14;

    private final Machine machine = new Machine();
    private final Registers registers = machine.registers(1);

    @Test
    void shouldKeepAddressesWhenWritten() {
        registers.write(TEST_BASE_ADDRESS, 0x1234_5678);
        registers.write(ADDRESS, 0x0000_1003);
        assertEquals(0x1234_5678, registers.read(TEST_BASE_ADDRESS));
        assertEquals(0x0000_1000, registers.read(ADDRESS));
    }

    @Test
    void shouldStayWhenTheWindowIsClosed() {
        registers.write(ADDRESS, 0x1000);
        assertEquals(0, registers.read(DATA));
        registers.write(DATA, -1);
        assertEquals(0x1000, registers.read(ADDRESS));
    }

    @Test
    void shouldAdvanceWithEachAccessWhenTheWindowIsOpen() {
        for (int value : new int[] {0x4, 0xB, 0x2, 0x7, 0xD}) {
            registers.write(Registers.WRITE_SEQUENCE, value);
        }
        registers.write(Registers.DIAGNOSTIC, 0x10);
        registers.write(ADDRESS, 0x1000);
        assertEquals(0, registers.read(DATA));
        registers.write(DATA, -1);
        assertEquals(0x1008, registers.read(ADDRESS));
        assertEquals(1, machine.count("unhandled write DIAG_RW_DATA"));
    }
}
