// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DeviceInfoTest extends ServerTest {
    private static final int DEVICE_GET_INFO = 4;
    private static final String INFO = "10 00 00 00 03 00 00 00 09 00 00 00 05 00 00 00";

    @Test
    void shouldTellNineRegionsAndFiveInterruptKinds() throws IOException {
        assertEquals(Answer.done(DEVICE_GET_INFO, INFO),
                vmm.ask(Message.of(DEVICE_GET_INFO).u32(16).u32(0).u32(0).u32(0)));
    }

    @Test
    void shouldTellTheSameWhenClientKnowsLongerStructure() throws IOException {
        assertEquals(Answer.done(DEVICE_GET_INFO, INFO),
                vmm.ask(Message.of(DEVICE_GET_INFO).u32(24).u32(0).u32(0).u32(0).u32(0).u32(0)));
    }

    @Test
    void shouldRefuseWhenArgszIsTooSmall() throws IOException {
        assertEquals(Answer.error(DEVICE_GET_INFO, Answer.EINVAL),
                vmm.ask(Message.of(DEVICE_GET_INFO).u32(15).u32(0).u32(0).u32(0)));
    }

    @Test
    void shouldEndConnectionWhenTruncated() throws IOException {
        vmm.send(Message.of(DEVICE_GET_INFO).u32(16).u32(0).u32(0));
        assertViolation();
    }

    @Test
    void shouldEndConnectionWhenOversized() throws IOException {
        vmm.send(Message.of(DEVICE_GET_INFO).u32(16).octets(new byte[61]));
        assertViolation();
    }
}
