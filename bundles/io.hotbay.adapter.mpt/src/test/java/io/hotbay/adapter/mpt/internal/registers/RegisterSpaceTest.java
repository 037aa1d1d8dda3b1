// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import org.junit.jupiter.api.Test;

class RegisterSpaceTest {

    private static final int IO = 0;
    private static final int MEMORY = 1;
    private static final int DIAGNOSTIC = 3;

    private final Machine machine = new Machine();

    @Test
    void shouldShowTheSameRegistersWhenReadThroughEitherBar() {
        machine.function.write(IO, 0x34, 4, 1);
        assertEquals(1, machine.function.read(MEMORY, 0x34, 4));
        assertEquals(0x1000_0000L, machine.function.read(IO, 0x00, 4));
        assertEquals(0x1000_0000L, machine.function.read(MEMORY, 0x00, 4));
    }

    @Test
    void shouldGiveTheBytesAndChangeNothingWhenAReadIsNarrowOrWide() {
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        machine.port.allGood();
        driver.read(0, 0x1234_5678, 512);
        assertEquals(0x78, machine.function.read(MEMORY, 0x44, 1));
        assertEquals(0x1234, machine.function.read(MEMORY, 0x46, 2));
        assertEquals(0x1234_5678L, machine.function.read(MEMORY, 0x44, 8));
        assertEquals(0x5678_0000L, machine.function.read(MEMORY, 0x42, 4));
        assertEquals(0x1234_5678, machine.function.read(MEMORY, 0x44, 4));
    }

    @Test
    void shouldIgnoreAndCountWhenAWriteIsNotAnAlignedDword() {
        machine.function.write(MEMORY, 0x34, 1, 0);
        machine.function.write(MEMORY, 0x36, 4, 0);
        machine.function.write(MEMORY, 0x30, 8, 0);
        assertEquals(9, machine.function.read(MEMORY, 0x34, 4));
        assertEquals(2, machine.count("unhandled write of another width, HOST_INTERRUPT_MASK"));
        assertEquals(1, machine.count("unhandled write of another width, HOST_INTERRUPT_STATUS"));
    }

    @Test
    void shouldReadZeroAndCountWritesByNameWhenThereIsNoRegister() {
        for (int offset : new int[] {0x18, 0x2C, 0x38, 0x48, 0x4C, 0xFC}) {
            machine.function.write(MEMORY, offset, 4, -1);
            assertEquals(0, machine.function.read(MEMORY, offset, 4), () -> Integer.toHexString(offset));
        }
        assertEquals(2, machine.count("unhandled write RESERVED_18"));
        assertEquals(1, machine.count("unhandled write RESERVED_38"));
        assertEquals(1, machine.count("unhandled write HI_PRI_REQUEST_FIFO"));
        assertEquals(2, machine.count("unhandled write RESERVED_4C"));
    }

    @Test
    void shouldReadZeroAndCountWhenTheAccessIsBehindTheMap() {
        machine.function.write(MEMORY, 0x1_FFFC, 4, -1);
        assertEquals(0, machine.function.read(MEMORY, 0x1_FFFC, 4));
        assertEquals(0, machine.function.read(MEMORY, 0x1_FFF8, 8));
        machine.function.write(DIAGNOSTIC, 0, 4, -1);
        assertEquals(0, machine.function.read(DIAGNOSTIC, 0, 4));
        assertEquals(1, machine.count("unhandled write behind the registers"));
        assertEquals(1, machine.count("unhandled read behind the registers"));
        assertEquals(1, machine.count("unhandled write to the diagnostic window"));
    }

    @Test
    void shouldCountReadsByRegisterWhenTheyAreAligned() {
        machine.function.read(MEMORY, 0x44, 4);
        machine.function.read(IO, 0x44, 4);
        machine.function.read(MEMORY, 0x30, 4);
        assertEquals(2, machine.count("reads of reply fifo"));
        assertEquals(1, machine.count("reads of host interrupt status"));
        assertEquals(0, machine.count("reads of doorbell"));
    }
}
