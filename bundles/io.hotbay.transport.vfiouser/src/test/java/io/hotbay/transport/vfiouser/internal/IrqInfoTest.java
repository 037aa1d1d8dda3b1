// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrqInfoTest extends ServerTest {
    private static final int DEVICE_GET_IRQ_INFO = 7;

    private static Message ask(int argsz, int index) {
        return Message.of(DEVICE_GET_IRQ_INFO).u32(argsz).u32(0).u32(index).u32(0);
    }

    @Test
    void shouldTellOneAutomaskedIntx() throws IOException {
        assertEquals(Answer.done(DEVICE_GET_IRQ_INFO, "10 00 00 00 07 00 00 00 00 00 00 00 01 00 00 00"),
                vmm.ask(ask(16, 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldTellNoneOfTheOtherKinds(int index) throws IOException {
        assertEquals(Answer.done(DEVICE_GET_IRQ_INFO,
                "10 00 00 00 00 00 00 00 0" + index + " 00 00 00 00 00 00 00"), vmm.ask(ask(16, index)));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, -1})
    void shouldRefuseWhenThereIsNoSuchKind(int index) throws IOException {
        assertEquals(Answer.error(DEVICE_GET_IRQ_INFO, Answer.EINVAL), vmm.ask(ask(16, index)));
    }

    @Test
    void shouldRefuseWhenArgszIsTooSmall() throws IOException {
        assertEquals(Answer.error(DEVICE_GET_IRQ_INFO, Answer.EINVAL), vmm.ask(ask(15, 0)));
    }

    @Test
    void shouldEndConnectionWhenTruncated() throws IOException {
        vmm.send(Message.of(DEVICE_GET_IRQ_INFO).u32(16).u32(0).u32(0));
        assertViolation();
    }
}
