// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import org.junit.jupiter.api.Test;

class EventAckTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);

    @Test
    void shouldBeAnsweredByAnAddressReply() {
        driver.start(1);
        long frame = driver.frame();
        machine.ram.put8(frame + 0x03, 0x08);
        machine.ram.put32(frame + 0x08, 0x31);
        machine.ram.put32(frame + 0x0C, 0x04);
        driver.post(frame);
        long reply = driver.takeAddressReply();
        assertEquals(0x0805_0000, machine.ram.get32(reply));
        assertEquals(0x31, machine.ram.get32(reply + 0x08));
        assertEquals(0x0000, machine.ram.get16(reply + 0x0E));
    }

    @Test
    void shouldBeRefusedByHandshakeWhenNotInitialised() {
        assertEquals(0x0009, driver.handshake(0x0800_0000, 0, 0, 4, 0)[7]);
    }
}
