// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.internal.FileCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventDescriptorTest {
    @Test
    void shouldCountSignalsUntilDrained() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            assertEquals(0, event.drain());
            event.signal();
            event.signal();
            assertEquals(2, event.drain());
            assertEquals(0, event.drain());
        }
    }

    @Test
    void shouldAwaitSignalAndLeaveIt() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            assertFalse(event.await(0));
            event.signal();
            assertTrue(event.await(-1));
            assertTrue(event.await(0));
            assertEquals(1, event.drain());
            assertFalse(event.await(1));
        }
    }

    @Test
    void shouldWakeThreadThatAwaits() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            FutureTask<Boolean> await = new FutureTask<>(() -> event.await(-1));
            Blocked.start(await);
            event.signal();
            assertTrue(await.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void shouldNotBlockWhenCounterIsFull() throws Exception {
        try (Arena arena = Arena.ofConfined(); EventDescriptor event = EventDescriptor.create()) {
            MemorySegment most = arena.allocateFrom(JAVA_LONG, 0xffff_ffff_ffff_fffeL);
            IoVector vector = IoVector.allocate(arena, 1).add(most);
            int fd = event.descriptor().fd();
            assertEquals(8, FileCalls.pwritev2(fd, vector.address(), 1, -1, 0));
            event.signal();
            assertEquals(Long.MAX_VALUE, event.drain(), "what a long can hold of it");
            assertEquals(0, event.drain());
        }
    }

    @Test
    void shouldMakeReceivedEventNonBlocking() throws Exception {
        try (EventDescriptor event = EventDescriptor.create();
                EventDescriptor received = EventDescriptor.of(event.descriptor().duplicate())) {
            event.signal();
            assertEquals(1, received.drain());
            assertEquals(0, received.drain());
        }
    }

    @Test
    void shouldRefuseAndCloseWhatIsNoEvent(@TempDir Path directory) throws Exception {
        Descriptor file = Files.create(directory.resolve("image"), 0600);
        PosixException e = assertThrows(PosixException.class, () -> EventDescriptor.of(file));
        assertEquals(Errno.EINVAL, e.errno());
        assertFalse(file.isOpen());
        Descriptor[] pair = LocalSockets.pair();
        assertThrows(PosixException.class, () -> EventDescriptor.of(pair[0]));
        pair[1].close();
    }

    @Test
    void shouldRefuseSignalAfterClose() throws Exception {
        EventDescriptor event = EventDescriptor.create();
        event.close();
        event.close();
        assertThrows(IllegalStateException.class, event::signal);
    }

    @Test
    void shouldAllocateNothingPerSignal() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            Allocation.assertNone(event::signal);
            assertTrue(event.drain() > 0);
        }
    }
}
