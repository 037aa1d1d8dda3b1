// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import org.junit.jupiter.api.Test;

class InterruptTest {

    private static final int STATUS_BIT = 0x08;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(4);
    private final Registers registers = driver.registers;

    private boolean pendingInConfiguration() {
        return (machine.function.configuration().read(0x06, 1) & STATUS_BIT) != 0;
    }

    @Test
    void shouldStayAssertedUntilTheLastReplyIsRead() {
        machine.port.allGood();
        driver.read(0, 1, 512);
        driver.read(0, 2, 512);
        assertTrue(machine.host.interrupt());
        assertTrue(pendingInConfiguration());
        registers.write(Registers.INTERRUPT_STATUS, 0);
        int status = registers.read(Registers.INTERRUPT_STATUS);
        assertEquals(Registers.REPLY_INTERRUPT, status, "a write clears bit 0 only");
        assertEquals(1, registers.read(Registers.REPLY_FIFO));
        assertTrue(machine.host.interrupt(), "one more waits");
        assertEquals(2, registers.read(Registers.REPLY_FIFO));
        assertFalse(machine.host.interrupt());
        assertEquals(Registers.EMPTY, registers.read(Registers.REPLY_FIFO));
        assertFalse(machine.host.interrupt());
        assertFalse(pendingInConfiguration());
        assertEquals(0, registers.read(Registers.INTERRUPT_STATUS));
        assertEquals(1, machine.count("interrupts raised"));
    }

    @Test
    void shouldFollowTheMaskWhileTheStatusShows() {
        machine.port.allGood();
        registers.write(Registers.INTERRUPT_MASK, 0xFFFF_FFFF);
        driver.read(0, 1, 512);
        assertFalse(machine.host.interrupt());
        assertEquals(Registers.REPLY_INTERRUPT, registers.read(Registers.INTERRUPT_STATUS));
        registers.write(Registers.INTERRUPT_MASK, 0x1);
        assertTrue(machine.host.interrupt());
        registers.write(Registers.INTERRUPT_MASK, 0x8);
        assertFalse(machine.host.interrupt());
    }

    @Test
    void shouldInterruptForTheDoorbellWhenThatIsOpen() {
        registers.write(Registers.INTERRUPT_MASK, 0x8);
        registers.write(Registers.DOORBELL, 0x4203_0000);
        assertTrue(machine.host.interrupt());
        registers.write(Registers.INTERRUPT_STATUS, 0xFFFF_FFFF);
        assertFalse(machine.host.interrupt());
    }

    @Test
    void shouldKeepTheMaskAndDropTheLineWhenTheMessageUnitIsReset() {
        machine.port.allGood();
        driver.read(0, 1, 512);
        registers.write(Registers.DOORBELL, 0x4000_0000);
        assertFalse(machine.host.interrupt());
        assertEquals(0, registers.read(Registers.INTERRUPT_STATUS));
        assertEquals(1, registers.read(Registers.INTERRUPT_MASK));
    }
}
