// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.EventDescriptor;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DeviceResetTest extends ServerTest {
    private static final int DEVICE_RESET = 13;

    @Test
    void shouldResetFunctionBeforeTheAnswer() throws IOException {
        assertEquals("connect", function.event());
        assertEquals("reset POWER_ON", function.event());
        vmm.ask(Message.write(7, 0x04, "07 01"));
        assertEquals(Answer.done(DEVICE_RESET), vmm.ask(Message.reset()));
        assertEquals("reset BUS_RESET", function.event());
        assertTrue(function.eventless());
        assertEquals(0, function.configuration().read(0x04, 2));
        assertEquals(1, counter("resets"));
    }

    @Test
    void shouldLowerAndUnmaskTheInterrupt() throws IOException {
        try (EventDescriptor event = EventDescriptor.create()) {
            vmm.ask(Message.setIrqs(0x24, 0, 0, 1), event.descriptor());
            function.host().interrupt(true);
            assertEquals(1, event.drain());
            vmm.ask(Message.reset());
            assertEquals(0, event.drain());
            function.host().interrupt(true);
            assertEquals(1, event.drain());
        }
    }

    @Test
    void shouldKeepWindowsOfMemory() throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            vmm.ask(Message.dmaMap(3, 0, 0, 0x1000), ram.file());
            vmm.ask(Message.reset());
            assertEquals(2, Ram.descriptors());
        }
    }

    @Test
    void shouldEndConnectionWhenThereIsPayload() throws IOException {
        vmm.send(Message.reset().u32(0));
        assertViolation();
    }
}
