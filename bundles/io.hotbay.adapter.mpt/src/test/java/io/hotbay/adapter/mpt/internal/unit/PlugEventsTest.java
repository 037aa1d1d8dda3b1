// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlugEventsTest {

    private static final int ULTRA320 = 0x207F_0807;
    private static final int BACKLOG = 16;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);

    private void assertEvent(String dwordsHex) {
        byte[] expected = HexFormat.of().parseHex(dwordsHex.replace(" ", ""));
        long frame = driver.takeAddressReply();
        assertArrayEquals(expected, machine.ram.get(frame, expected.length));
        driver.free(frame);
    }

    @Test
    void shouldTellThatADeviceWasAdded() {
        driver.start(4);
        machine.port.listener.unitMapped(3, 2);
        assertTrue((driver.registers.read(Registers.INTERRUPT_STATUS) & 0x08) != 0, "reply interrupt");
        assertEvent("02000907 00000080 00000500 00000000 00000000 0C000000 00000000 03000302 00000000");
        assertEquals(List.of(), driver.interrupt());
        assertEquals(1, machine.count("events"));
    }

    @Test
    void shouldTellThatADeviceIsNotRespondingWhenItWasRemoved() {
        driver.start(4);
        machine.port.listener.unitUnmapped(15, 0xFF);
        assertEvent("02000907 00000080 00000500 00000000 00000000 0C000000 00000000 0F0004FF 00000000");
        assertEquals(List.of(), driver.interrupt());
    }

    @Test
    void shouldTellNothingUnlessTheHostWantsEvents() {
        machine.port.listener.unitMapped(1, 0);
        driver.start(4);
        assertEquals(List.of(), driver.interrupt(), "nothing of before");
        driver.handshake(0x0700_0000, 0, LinuxDriver.CONTEXT_EVENTS);
        machine.port.listener.unitUnmapped(1, 0);
        assertEquals(List.of(), driver.interrupt());
        driver.messageUnitReset();
        machine.port.listener.unitMapped(1, 0);
        assertEquals(List.of(), driver.interrupt());
        assertEquals(0, machine.count("events"));
    }

    @Test
    void shouldTellNothingInFault() {
        driver.start(0);
        driver.post(0x7FFF_FF00L);
        assertEquals(Registers.STATE_FAULT, driver.registers.state(), "a frame outside memory stops it");
        machine.port.listener.unitMapped(1, 0);
        assertEquals(0, machine.count("events"));
    }

    @Test
    void shouldCountAUnitThatTheEventCannotName() {
        driver.start(4);
        machine.port.listener.unitMapped(1, 0x100);
        assertEquals(List.of(), driver.interrupt());
        assertEquals(1, machine.count("unhandled event of a LUN above 255"));
    }

    @Test
    void shouldHoldEventsUntilThereAreReplyFramesAndLoseThoseBeyondTheBacklog() {
        driver.start(0);
        for (int i = 0; i < BACKLOG + 3; i++) {
            machine.port.listener.unitMapped(i % 15, 0);
        }
        assertEquals(3, machine.count("unhandled event without a reply frame"));
        for (int i = 0; i < BACKLOG + 3; i++) {
            driver.free(LinuxDriver.REPLIES + i * LinuxDriver.REPLY_FRAME_BYTES);
        }
        assertEquals(Collections.nCopies(BACKLOG, LinuxDriver.CONTEXT_EVENTS), driver.interrupt());
        machine.port.listener.unitUnmapped(0, 0);
        assertEquals(List.of(LinuxDriver.CONTEXT_EVENTS), driver.interrupt(), "the next one arrives again");
    }

    @Test
    void shouldFallBackToAsynchronousForThatTargetUntilItsNextCommand() {
        driver.start(4);
        machine.port.allGood();
        request(1);
        request(2);
        machine.port.listener.unitUnmapped(1, 0);
        driver.interrupt();
        assertEquals(0, negotiated(1));
        assertEquals(ULTRA320, negotiated(2));
        driver.read(1, 5, 512);
        driver.interrupt();
        assertEquals(ULTRA320, negotiated(1));
        machine.port.listener.unitMapped(1, 0);
        driver.interrupt();
        assertEquals(0, negotiated(1));
    }

    private void request(int target) {
        machine.ram.fill(LinuxDriver.DATA, 16, 0);
        machine.ram.put32(LinuxDriver.DATA + 4, ULTRA320);
        driver.free(driver.config(2, 0x4, 1, target, 4));
    }

    private int negotiated(int target) {
        driver.free(driver.config(1, 0x4, 0, target, 3));
        return machine.ram.get32(LinuxDriver.DATA + 4);
    }
}
