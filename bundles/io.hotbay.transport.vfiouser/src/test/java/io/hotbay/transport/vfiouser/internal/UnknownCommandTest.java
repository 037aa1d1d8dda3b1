// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownCommandTest extends ServerTest {

    /** Region descriptors, DMA by message, dirty pages, REGION_WRITE_MULTI, features, migration, and numbers unused. */
    @ParameterizedTest
    @ValueSource(ints = {0, 6, 11, 12, 14, 15, 16, 17, 18, 19, 0x7FFF})
    void shouldBeAnsweredAsNotSupported(int command) throws IOException {
        assertEquals(Answer.error(command, Answer.EOPNOTSUPP), vmm.ask(Message.of(command).u64(1).u32(2)));
        assertEquals(1, counter("unsupported messages"));
    }

    @Test
    void shouldBeDroppedWhenNoReplyIsWanted() throws IOException {
        vmm.send(Message.of(15).u64(1).u64(0x40).u32(1).u32(4).u64(1).noReply());
        assertEquals(9, vmm.ask(Message.read(7, 0, 4)).command());
        assertEquals(1, counter("unsupported messages"));
        assertEquals(0, function.read(1, 0x40, 4));
    }

    @Test
    void shouldHaveItsDescriptorsClosed() throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            vmm.ask(Message.of(17), ram.file(), ram.file());
            vmm.ask(Message.read(7, 0, 4));
            assertEquals(1, Ram.descriptors());
        }
    }
}
