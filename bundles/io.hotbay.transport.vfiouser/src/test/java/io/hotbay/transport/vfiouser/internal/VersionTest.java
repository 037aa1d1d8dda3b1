// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionTest extends ServerTest {
    private static final int VERSION = 1;

    @BeforeEach
    void connectAnew() throws IOException {
        vmm.close();
        vmm = TestVmm.connect(socket);
    }

    @Test
    void shouldTellVersionAndLimitsWhenClientIsQemu() throws IOException {
        Answer answer = vmm.ask(Message.version());
        String limits = "{\"capabilities\":{\"max_msg_fds\":8,\"max_data_xfer_size\":256,\"max_dma_maps\":512}}\0";
        assertEquals(Answer.done(VERSION,
                "00 00 00 00 " + Answer.text(limits.getBytes(StandardCharsets.US_ASCII))), answer);
    }

    @Test
    void shouldLeaveLimitsOutWhenRequestHasNoRoomForThem() throws IOException {
        assertEquals(Answer.done(VERSION, "00 00 00 00"), vmm.ask(Message.of(VERSION).u16(0).u16(0).text("{}").u8(0)));
    }

    @Test
    void shouldAnswerWithoutDataWhenThereIsNone() throws IOException {
        assertEquals(Answer.done(VERSION, "00 00 00 00"), vmm.ask(Message.of(VERSION).u16(0).u16(0)));
    }

    @Test
    void shouldAnswerMinorZeroWhenClientKnowsMore() throws IOException {
        assertEquals(Answer.done(VERSION, "00 00 00 00"), vmm.ask(Message.of(VERSION).u16(0).u16(9)));
    }

    @Test
    void shouldRefuseOtherMajorVersionAndLetClientTryAgain() throws IOException {
        assertEquals(Answer.error(VERSION, Answer.EINVAL), vmm.ask(Message.of(VERSION).u16(1).u16(0)));
        assertFalse(served.connected());
        assertEquals(Answer.done(VERSION, "00 00 00 00"), vmm.ask(Message.of(VERSION).u16(0).u16(0)));
        assertTrue(served.connected());
    }

    @Test
    void shouldRefuseDataWithoutNul() throws IOException {
        assertEquals(Answer.error(VERSION, Answer.EINVAL), vmm.ask(Message.of(VERSION).u16(0).u16(0).text("{}")));
    }

    @Test
    void shouldEndConnectionWhenVersionIsTruncated() throws IOException {
        vmm.send(Message.of(VERSION).u16(0));
        assertTrue(vmm.ended());
    }

    @Test
    void shouldEndConnectionWhenDataIsLongerThanAnyNeeds() throws IOException {
        vmm.send(Message.of(VERSION).u16(0).u16(0).octets(new byte[4097]));
        assertTrue(vmm.ended());
    }

    @Test
    void shouldEndConnectionWhenAnythingElseComesFirst() throws IOException {
        vmm.send(Message.read(7, 0, 4));
        assertTrue(vmm.ended());
    }

    @Test
    void shouldEndConnectionWhenVersionComesTwice() throws IOException {
        vmm.ask(Message.version());
        vmm.send(Message.version());
        assertTrue(vmm.ended());
    }
}
