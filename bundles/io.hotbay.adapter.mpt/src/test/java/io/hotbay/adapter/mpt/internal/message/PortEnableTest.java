// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import org.junit.jupiter.api.Test;

class PortEnableTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);

    @Test
    void shouldSucceedByHandshake() {
        driver.start(1);
        assertEquals(0x0000, driver.handshake(LinuxDriver.header(0x06, 0))[7]);
        assertEquals(0x0007, driver.handshake(0x0600_0000, 0x0001_0000, 0)[7], "there is one port");
    }

    @Test
    void shouldSucceedByQueue() {
        driver.start(1);
        long frame = driver.frame();
        machine.ram.put8(frame + 0x03, 0x06);
        machine.ram.put32(frame + 0x08, 0x8000_0001);
        driver.post(frame);
        long reply = driver.takeAddressReply();
        assertEquals(0x0605_0000, machine.ram.get32(reply));
        assertEquals(0x8000_0001, machine.ram.get32(reply + 0x08));
        assertEquals(0x0000, machine.ram.get16(reply + 0x0E));
    }

    @Test
    void shouldBeRefusedWhenTheIocIsNotInitialised() {
        assertEquals(0x0009, driver.handshake(LinuxDriver.header(0x06, 0))[7]);
    }
}
