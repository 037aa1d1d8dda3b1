// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import org.junit.jupiter.api.Test;

class IocFactsTest {

    private final LinuxDriver driver = new LinuxDriver(new Machine(0x12_0000_0000L));

    @Test
    void shouldTellTheChipsFactsWhenNobodyHasInitialisedIt() {
        int[] expected = {
            0x0102, 0x030F, 0x1300, 0x0000, 0x5678, 0x1234, 0x0000, 0x0000,
            0x0000, 0x0000,
            0x0022, 0x0008, // chain depth, nobody; block size 8, no firmware download boot
            0x0100, 0x0020, // reply queue depth, request frames of 20h dwords
            0x0000, 0x0104, // product: initiator, C0
            0x0000, 0x0000,
            0x00FF, 0x0001, // credits; one port, no events
            0x0000, 0x0000,
            0x0000, 0x0110, // reply frame size; 16 devices, one bus
            0x0000, 0x0000, 0x0000, 0x0000,
            0x2920, 0x0103,
        };
        assertArrayEquals(expected, driver.handshake(0x0300_0000, 0, 0x1234_5678));
    }

    @Test
    void shouldEchoWhatTheHostSaidWhenInitialised() {
        driver.start(4);
        int[] facts = driver.handshake(LinuxDriver.header(0x03, 0));
        assertEquals(0x0422, facts[10], "WhoInit");
        assertEquals(0x0012, facts[16], "HostMfaHighAddr");
        assertEquals(0x0101, facts[19], "events are on");
        assertEquals(0x0012, facts[20], "SenseBufferHighAddr");
        assertEquals(0x0050, facts[22], "reply frame size");
    }
}
