// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.adapter.mpt.internal.driver.SeaBiosDriver;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private final Machine machine = new Machine();
    private final LinuxDriver linux = new LinuxDriver(machine);
    private final Registers registers = linux.registers;

    @Test
    void shouldServeTheImpoliteAndThenThePoliteHostOnOneInstance() {
        SeaBiosDriver firmware = new SeaBiosDriver(machine);
        int[] halves = firmware.start();
        assertArrayEquals(new int[] {0x0002, 0x0205, 0x0800, 0x0001, 0, 0, 0, 0, 0, 0}, halves);
        assertEquals(0x2200_0000, registers.read(Registers.DOORBELL), "the doorbell is free after one acknowledge");
        linux.start(4);
        assertEquals(0x2400_0000, registers.read(Registers.DOORBELL));
        firmware.start();
        assertEquals(0x2200_0000, registers.read(Registers.DOORBELL), "and again after a warm start");
    }

    @Test
    void shouldBeInUseFromTheCommandToTheLastAcknowledge() {
        registers.write(Registers.DOORBELL, 0x4203_0000);
        assertEquals(0x1800_0000, registers.read(Registers.DOORBELL));
        registers.write(Registers.INTERRUPT_STATUS, 0);
        assertEquals(0, registers.read(Registers.INTERRUPT_STATUS));
        for (int word : LinuxDriver.header(0x05, 0x1234_5678)) {
            registers.write(Registers.DOORBELL, word);
        }
        for (int i = 0; i < 2 * 10; i++) {
            assertEquals(1, registers.read(Registers.INTERRUPT_STATUS));
            assertEquals(0x1800_0000, registers.read(Registers.DOORBELL) & 0xFFFF_0000, "half-word " + i);
            if (i < 19) {
                registers.write(Registers.INTERRUPT_STATUS, 0);
            }
        }
        registers.write(Registers.INTERRUPT_STATUS, 0);
        assertEquals(1, registers.read(Registers.INTERRUPT_STATUS), "one more interrupt");
        assertEquals(0x1000_0000, registers.read(Registers.DOORBELL));
        registers.write(Registers.INTERRUPT_STATUS, 0);
        assertEquals(0, registers.read(Registers.INTERRUPT_STATUS));
    }

    @Test
    void shouldGoOnShowingTheLastHalfWordWhenReadTooOften() {
        linux.start(1);
        registers.write(Registers.DOORBELL, 0x4203_0000);
        for (int word : new int[] {0x0600_0000, 0x0001_0000, 0x77}) {
            registers.write(Registers.DOORBELL, word);
        }
        int last = 0;
        for (int i = 0; i < 40; i++) {
            last = registers.read(Registers.DOORBELL);
        }
        assertEquals(0x2C00_0000, last);
        registers.write(Registers.INTERRUPT_STATUS, 0);
        assertEquals(0x2400_0000, registers.read(Registers.DOORBELL));
    }

    @Test
    void shouldTakeResetFunctionsAsWordsWhileItReceives() {
        registers.write(Registers.DOORBELL, 0x4203_0000);
        registers.write(Registers.DOORBELL, 0x0300_0000);
        registers.write(Registers.DOORBELL, 0x4000_0000);
        registers.write(Registers.DOORBELL, 0x4000_0000);
        assertNotEquals(0, registers.read(Registers.DOORBELL) & Registers.IN_USE);
        registers.write(Registers.DOORBELL, 0x4000_0000);
        assertEquals(0x1000_0000, registers.read(Registers.DOORBELL), "while it replies a reset is a reset");
        assertEquals(0, registers.read(Registers.INTERRUPT_STATUS));
    }

    @Test
    void shouldIgnoreAHandshakeOfNoWordsAndOneInsideAnother() {
        registers.write(Registers.DOORBELL, 0x4200_0000);
        assertEquals(0x1000_0000, registers.read(Registers.DOORBELL));
        assertEquals(1, machine.count("unhandled handshake of no words"));
        registers.write(Registers.DOORBELL, 0x4203_0000);
        for (int word : LinuxDriver.header(0x03, 0)) {
            registers.write(Registers.DOORBELL, word);
        }
        registers.read(Registers.DOORBELL);
        registers.write(Registers.DOORBELL, 0x4203_0000);
        assertEquals(0x030F, registers.read(Registers.DOORBELL) & 0xFFFF, "the first one goes on");
    }

    @Test
    void shouldNotLeaveFaultByAnIocInitThatWasUnderWay() {
        linux.start(4);
        int[] init = linux.iocInit();
        registers.write(Registers.DOORBELL, 0x4200_0000 | init.length << 16);
        registers.write(Registers.REQUEST_FIFO, 0x4000_0000);
        assertEquals(Registers.STATE_FAULT, registers.state());
        for (int word : init) {
            registers.write(Registers.DOORBELL, word);
        }
        assertEquals(Registers.STATE_FAULT, registers.state());
        linux.hardReset();
        linux.start(4);
    }

    @Test
    void shouldRefuseByStatusWhenTheMessageIsTooShortOrTooLong() {
        int[] tooShort = linux.handshake(0x0200_0004, 0x0001_1000, 0, 0x50, 0);
        assertEquals(0x0007, tooShort[7]);
        int[] tooLong = new int[0xFF];
        tooLong[0] = 0x0300_0000;
        tooLong[2] = 0x4711;
        int[] answer = linux.handshake(tooLong);
        assertEquals(0x0007, answer[7]);
        assertEquals(0x4711, answer[4]);
        assertEquals(Registers.STATE_READY, registers.state());
    }
}
