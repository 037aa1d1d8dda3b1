// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MessageSocketTest {
    private static final int MAXIMUM = 3;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(64);
    private MessageSocket here;
    private MessageSocket there;

    @BeforeEach
    void connect() throws Exception {
        Descriptor[] pair = LocalSockets.pair();
        here = new MessageSocket(pair[0], MAXIMUM);
        there = new MessageSocket(pair[1], MAXIMUM + 1);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        arena.close();
    }

    @Test
    void shouldCarryBytesBothWays() throws Exception {
        send(here, "ping");
        assertEquals("ping", receive(there, 64));
        send(there, "pong");
        assertEquals("po", receive(here, 2));
        assertEquals("ng", receive(here, 64));
        assertEquals(0, here.descriptorCount());
    }

    @Test
    void shouldWaitForDataWithoutTakingIt() throws Exception {
        assertFalse(here.awaitData(0));
        assertFalse(here.awaitData(1));
        send(there, "x");
        assertTrue(here.awaitData(-1));
        assertTrue(here.awaitData(0));
        assertEquals("x", receive(here, 64));
        assertFalse(here.awaitData(0));
        there.close();
        assertTrue(here.awaitData(-1), "the end of the stream");
        here.close();
        assertEquals(Errno.EBADF, assertThrows(PosixException.class, () -> here.awaitData(0)).errno());
    }

    @Test
    void shouldWaitForDataOrAnEventWithoutTakingEither() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            event.signal();
            assertFalse(here.awaitDataOr(event));
            assertFalse(here.awaitDataOr(event), "it is still there");
            send(there, "x");
            assertTrue(here.awaitDataOr(event));
            assertEquals(1, event.drain());
            assertTrue(here.awaitDataOr(event));
            assertEquals("x", receive(here, 64));
            Thread later = Thread.ofPlatform().start(() -> assertDoesNotThrow(event::signal));
            assertFalse(here.awaitDataOr(event));
            later.join();
            event.drain();
            there.close();
            assertTrue(here.awaitDataOr(event), "the end of the stream");
            here.close();
            assertEquals(Errno.EBADF, assertThrows(PosixException.class, () -> here.awaitDataOr(event)).errno());
        }
    }

    @Test
    void shouldCarrySeveralDescriptorsBothWays() throws Exception {
        try (Descriptor one = MemoryFile.create("one", 1, false); Descriptor two = MemoryFile.create("two", 2, false)) {
            send(here, "files", one.fd(), two.fd());
            assertEquals("files", receive(there, 64));
            assertEquals(2, there.descriptorCount());
            try (Descriptor first = there.takeDescriptor(0); Descriptor second = there.takeDescriptor(1)) {
                assertEquals(Files.status(one), Files.status(first));
                assertEquals(Files.status(two), Files.status(second));
                send(there, "back", second.fd(), first.fd(), second.fd());
            }
            assertEquals("back", receive(here, 64));
            assertEquals(3, here.descriptorCount());
            try (Descriptor last = here.takeDescriptor(2)) {
                assertEquals(Files.status(two), Files.status(last));
            }
        }
    }

    @Test
    void shouldEndReceiveAtMessageWithDescriptors() throws Exception {
        try (Descriptor one = MemoryFile.create("one", 1, false); Descriptor two = MemoryFile.create("two", 2, false)) {
            send(here, "a");
            send(here, "b", one.fd());
            send(here, "c", two.fd());
            send(here, "d");
            assertEquals("ab", receive(there, 64));
            assertEquals(Files.status(one), takeStatus());
            assertEquals("c", receive(there, 64));
            assertEquals(Files.status(two), takeStatus());
            assertEquals("d", receive(there, 64));
            assertEquals(0, there.descriptorCount());
        }
    }

    @Test
    void shouldGiveDescriptorsWithFirstPartOfTheirMessage() throws Exception {
        try (Descriptor one = MemoryFile.create("one", 1, false)) {
            send(here, "abc", one.fd());
            assertEquals("a", receive(there, 1));
            assertEquals(Files.status(one), takeStatus());
            assertEquals("bc", receive(there, 64));
            assertEquals(0, there.descriptorCount());
        }
    }

    @Test
    void shouldCloseDescriptorsNobodyTook() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            long before = events();
            send(here, "a", event.descriptor().fd(), event.descriptor().fd());
            receive(there, 64);
            Descriptor taken = there.takeDescriptor(1);
            assertEquals(before + 2, events());
            assertThrows(IllegalStateException.class, () -> there.takeDescriptor(1));
            send(here, "b", event.descriptor().fd());
            receive(there, 64);
            assertEquals(before + 2, events(), "one of the first closed, one taken, one new");
            there.close();
            assertEquals(before + 1, events());
            assertTrue(taken.isOpen());
            taken.close();
            assertEquals(before, events());
        }
    }

    @Test
    void shouldRefuseIndexWithoutDescriptor() throws Exception {
        send(here, "a");
        receive(there, 64);
        assertThrows(IndexOutOfBoundsException.class, () -> there.takeDescriptor(0));
    }

    @Test
    void shouldFailAndCloseAllWhenMoreDescriptorsComeThanFit() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            int fd = event.descriptor().fd();
            long before = events();
            send(there, "a", fd, fd, fd, fd);
            PosixException e = assertThrows(PosixException.class, () -> receive(here, 64));
            assertEquals(Errno.EMSGSIZE, e.errno());
            assertTrue(e.getMessage().contains("more than 3 descriptors"), e.getMessage());
            assertEquals(before, events());
            assertEquals(0, here.descriptorCount());
        }
    }

    @Test
    void shouldMakeReceivedDescriptorsCloseOnExec() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            send(here, "a", event.descriptor().fd());
            receive(there, 64);
            try (Descriptor got = there.takeDescriptor(0)) {
                String info = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/fdinfo/" + got.fd()));
                assertTrue(info.contains("flags:\t02004002\n"), info);
            }
        }
    }

    @Test
    void shouldSeeEndOfStreamAndBrokenPipeWhenPeerCloses() throws Exception {
        there.close();
        assertEquals(0, here.receive(buffer, 0, 64));
        PosixException e = assertThrows(PosixException.class, () -> send(here, "a"));
        assertEquals(Errno.EPIPE, e.errno());
    }

    @Test
    void shouldSendAllWhenQueueIsSmallerThanMessage() throws Exception {
        int size = 4 << 20;
        MemorySegment large = arena.allocate(size);
        for (int i = 0; i < size; i++) {
            large.set(JAVA_BYTE, i, (byte) (i / 251));
        }
        try (EventDescriptor event = EventDescriptor.create()) {
            FutureTask<Void> sender = new FutureTask<>(() -> {
                here.send(large, 0, size, event.descriptor().fd());
                return null;
            });
            Blocked.start(sender);
            assertFalse(sender.isDone(), "the queue is large enough for all");
            MemorySegment copy = arena.allocate(size);
            int descriptors = 0;
            for (long got = 0; got < size;) {
                got += there.receive(copy, got, size - got);
                descriptors += there.descriptorCount();
            }
            sender.get(30, TimeUnit.SECONDS);
            assertEquals(-1, large.mismatch(copy));
            assertEquals(1, descriptors, "only with the first part");
        }
    }

    @Test
    void shouldWakeBlockedReceiveWhenClosed() throws Exception {
        FutureTask<Integer> receive = new FutureTask<>(() -> here.receive(buffer, 0, 64));
        Blocked.start(receive);
        here.close();
        assertEquals(0, receive.get(30, TimeUnit.SECONDS));
        here.close();
    }

    @Test
    void shouldWakeBlockedSendWhenClosed() throws Exception {
        MemorySegment large = arena.allocate(4 << 20);
        FutureTask<Void> send = new FutureTask<>(() -> {
            here.send(large, 0, large.byteSize());
            return null;
        });
        Blocked.start(send);
        here.close();
        Throwable cause = assertThrows(ExecutionException.class, () -> send.get(30, TimeUnit.SECONDS)).getCause();
        assertEquals(Errno.EPIPE, ((PosixException) cause).errno());
    }

    @Test
    void shouldFailAfterClose() {
        here.close();
        assertEquals(Errno.EBADF, assertThrows(PosixException.class, () -> receive(here, 64)).errno());
        assertEquals(Errno.EBADF, assertThrows(PosixException.class, () -> send(here, "a")).errno());
    }

    @Test
    void shouldRefuseBadBuffersAndCounts() {
        MemorySegment heap = MemorySegment.ofArray(new byte[8]);
        assertThrows(IllegalArgumentException.class, () -> here.receive(heap, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> here.receive(buffer.asReadOnly(), 0, 8));
        assertThrows(IllegalArgumentException.class, () -> here.receive(buffer, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> here.receive(buffer, 60, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> here.send(buffer, -1, 5));
        assertThrows(IllegalArgumentException.class, () -> here.send(buffer, 0, 1, 0, 0, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> new MessageSocket(Descriptor.owning(999_999), 254));
    }

    @Test
    void shouldAllocateNothingPerMessage() {
        Allocation.assertNone(() -> {
            here.send(buffer, 0, 36);
            there.receive(buffer, 0, 64);
        });
    }

    private FileStatus takeStatus() throws PosixException {
        assertEquals(1, there.descriptorCount());
        try (Descriptor taken = there.takeDescriptor(0)) {
            return Files.status(taken);
        }
    }

    private void send(MessageSocket socket, String text, int... fds) throws PosixException {
        MemorySegment.copy(text.getBytes(US_ASCII), 0, buffer, JAVA_BYTE, 5, text.length());
        socket.send(buffer, 5, text.length(), fds);
    }

    private String receive(MessageSocket socket, int most) throws PosixException {
        int length = socket.receive(buffer, 0, most);
        return new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), US_ASCII);
    }

    /** Event descriptors that this process has open. */
    private static long events() throws Exception {
        try (var links = java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
            return links.filter(MessageSocketTest::isEvent).count();
        }
    }

    private static boolean isEvent(java.nio.file.Path link) {
        try {
            return java.nio.file.Files.readSymbolicLink(link).toString().equals("anon_inode:[eventfd]");
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
