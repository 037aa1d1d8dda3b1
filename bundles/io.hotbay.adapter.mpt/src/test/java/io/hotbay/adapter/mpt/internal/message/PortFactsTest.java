// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import org.junit.jupiter.api.Test;

class PortFactsTest {

    private final LinuxDriver driver = new LinuxDriver(new Machine());

    @Test
    void shouldBeAParallelInitiatorWithIdentifier15() {
        int[] expected = {
            0x0000, 0x050A, 0x0000, 0x0000, 0x0042, 0x0000, 0x0000, 0x0000,
            0x0000, 0x0000,
            0x0100, 0x0010, // parallel SCSI; 16 devices
            0x000F, 0x0009, // own identifier; initiator, logical bus addressing
            0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
        };
        assertArrayEquals(expected, driver.handshake(LinuxDriver.header(0x05, 0x42)));
    }

    @Test
    void shouldRefuseAPortThatIsNotThere() {
        int[] reply = driver.handshake(0x0500_0000, 0x0001_0000, 0);
        assertEquals(0x0007, reply[7]);
        assertEquals(0x0001, reply[3], "the port number is echoed");
        assertEquals(0x0000, reply[10], "no port type");
    }
}
