// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream as a whole: where messages begin and end, whose descriptors are whose, and what is no message at all. */
class FramingTest extends ServerTest {

    @Test
    void shouldUnderstandMessagesThatComeByteByByte() throws IOException {
        try (Ram ram = Ram.of(0x2000, true)) {
            byte[] map = Message.dmaMap(3, 0, 0, 0x2000).bytes();
            vmm.send(Arrays.copyOf(map, 1), ram.file());
            for (int i = 1; i < map.length; i++) {
                vmm.send(Arrays.copyOfRange(map, i, i + 1));
            }
            assertEquals(Answer.done(2), vmm.receive());
            assertEquals(2, Ram.descriptors());
        }
    }

    @Test
    void shouldUnderstandManyMessagesInOneSend() throws IOException {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        for (int i = 0; i < 2000; i++) {
            batch.writeBytes(Message.write(1, 0x40, "%02x %02x 00 00".formatted(i & 0xFF, i >> 8)).noReply().bytes());
        }
        batch.writeBytes(Message.read(1, 0x40, 4).bytes());
        vmm.send(batch.toByteArray());
        assertTrue(vmm.receive().payload().endsWith("cf 07 00 00"));
        assertEquals(2000, counter("posted"));
    }

    @Test
    void shouldAnswerInOrderWithTheIdOfEachRequest() throws IOException {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        for (int id : new int[] {7, 0xFFFF, 0, 7}) {
            batch.writeBytes(Message.reset().id(id).bytes());
        }
        vmm.send(batch.toByteArray());
        assertEquals(7, vmm.receive().id());
        assertEquals(0xFFFF, vmm.receive().id());
        assertEquals(0, vmm.receive().id());
        assertEquals(7, vmm.receive().id());
    }

    @Test
    void shouldGiveDescriptorToTheMessageWithTheLastByteReceived() throws IOException {
        try (Ram ram = Ram.of(0x3000, true)) {
            byte[] batch = join(Message.read(7, 0, 4).bytes(), Message.dmaMap(3, 0, 0, 0x1000).bytes());
            vmm.send(batch, ram.file());
            vmm.send(Message.dmaMap(3, 0x1000, 0x1000, 0x1000).bytes(), ram.file());
            assertEquals(9, vmm.receive().command());
            assertEquals(Answer.done(2), vmm.receive());
            assertEquals(Answer.done(2), vmm.receive());
            assertEquals(3, Ram.descriptors());
        }
    }

    @Test
    void shouldKeepDescriptorsApartWhenMessagesAreCutAnywhere() throws IOException {
        try (Ram ram = Ram.of(0x2000, true)) {
            byte[] first = Message.dmaMap(3, 0, 0, 0x1000).bytes();
            byte[] second = Message.dmaMap(3, 0x1000, 0x1000, 0x1000).bytes();
            vmm.send(Arrays.copyOf(first, 20), ram.file());
            vmm.send(join(Arrays.copyOfRange(first, 20, first.length), Arrays.copyOf(second, 5)), ram.file());
            vmm.send(Arrays.copyOfRange(second, 5, second.length));
            assertEquals(Answer.done(2), vmm.receive());
            assertEquals(Answer.done(2), vmm.receive());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 4117, 1 << 20, -1, Integer.MIN_VALUE})
    void shouldEndConnectionWhenSizeIsImpossible(int size) throws IOException {
        vmm.send(Message.reset().bytesWithSize(size));
        assertViolation();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1, 0x21, 0x2, 0xF, 0x20, 0x30})
    void shouldEndConnectionWhenMessageIsNoRequest(int flags) throws IOException {
        vmm.send(Message.reset().flags(flags));
        assertViolation();
    }

    @Test
    void shouldEndConnectionWhenTooManyDescriptorsComeAtOnce() throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            Descriptor[] nine = new Descriptor[9];
            Arrays.fill(nine, ram.file());
            vmm.send(Message.reset().bytes(), nine);
            assertViolation();
            assertEquals(1, Ram.descriptors());
        }
    }

    @Test
    void shouldEndConnectionWhenTooManyDescriptorsComeWithOneMessage() throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            byte[] map = Message.dmaMap(3, 0, 0, 0x1000).bytes();
            for (int i = 0; i < 9; i++) {
                vmm.send(Arrays.copyOfRange(map, i, i + 1), ram.file());
            }
            assertViolation();
            assertEquals(1, Ram.descriptors());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 47})
    void shouldEndConnectionWhenClientLeavesInTheMiddleOfMessage(int bytes) throws IOException {
        try (Ram ram = Ram.of(0x1000, true)) {
            vmm.send(Arrays.copyOf(Message.dmaMap(3, 0, 0, 0x1000).bytes(), bytes), ram.file());
            vmm.close();
            assertTrue(told.next().startsWith("connected"));
            assertEquals("disconnected it violated the protocol: end of the stream in the middle of a message",
                    told.next());
            assertEquals(1, Ram.descriptors());
        }
        vmm = TestVmm.negotiated(socket);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
