// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.internal.ControlCalls;
import io.hotbay.posix.internal.FileCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventDescriptorTest {
    private static final Duration GUARD = Duration.ofSeconds(30);

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
    void shouldNotBlockWhenPeerMakesItBlocking() throws Exception {
        try (EventDescriptor peer = EventDescriptor.create();
                EventDescriptor received = EventDescriptor.of(peer.descriptor().duplicate())) {
            makeBlocking(peer);
            assertTimeoutPreemptively(GUARD, () -> assertEquals(0, received.drain()));
            fill(peer);
            assertTimeoutPreemptively(GUARD, received::signal);
            assertEquals(Long.MAX_VALUE, received.drain());
            assertTimeoutPreemptively(GUARD, () -> assertEquals(0, received.drain()));
            received.signal();
            assertEquals(1, peer.drain(), "there is room again");
        }
    }

    @Test
    void shouldSignalNothingOnceSilenced() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            event.signal();
            assertTrue(event.silence());
            event.signal();
            assertEquals(1, event.drain());
        }
    }

    @Test
    void shouldEndWhenSilencedAfterClose() throws Exception {
        EventDescriptor event = EventDescriptor.create();
        event.close();
        assertTrue(event.silence());
    }

    /** The peer fills the counter between the look at it and the write: tried until that comes about. */
    @Test
    void shouldReleaseWhoeverThePeerMadeWait() throws Exception {
        try (EventDescriptor peer = EventDescriptor.create();
                EventDescriptor received = EventDescriptor.of(peer.descriptor().duplicate())) {
            makeBlocking(peer);
            AtomicBoolean over = new AtomicBoolean();
            Thread filler = Thread.ofPlatform().name("filler").daemon().start(() -> {
                while (!over.get()) {
                    fill(peer);
                }
            });
            Thread caller = Thread.ofPlatform().name("blocked").daemon().start(new FutureTask<>(() -> {
                while (!over.get()) {
                    received.signal();
                }
                return null;
            }));
            for (int asleep = 0; asleep < 3;) {
                if (Blocked.inSystemCall(caller)) {
                    asleep++;
                } else {
                    asleep = 0;
                    peer.drain();
                }
            }
            assertTrue(received.silence());
            over.set(true);
            assertTrue(caller.join(GUARD));
            while (filler.isAlive()) {
                peer.drain();
            }
        }
    }

    /** What a hostile peer does to the open file description, behind the back of the receiver. */
    private static void makeBlocking(EventDescriptor event) {
        int fd = event.descriptor().fd();
        int flags = (int) ControlCalls.control(fd, ControlCalls.F_GETFL, 0);
        assertEquals(0, ControlCalls.control(fd, ControlCalls.F_SETFL, flags & ~FileCalls.O_NONBLOCK));
    }

    private static void fill(EventDescriptor event) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment most = arena.allocateFrom(JAVA_LONG, 0xffff_ffff_ffff_fffeL);
            IoVector vector = IoVector.allocate(arena, 1).add(most);
            assertEquals(8, FileCalls.pwritev2(event.descriptor().fd(), vector.address(), 1, -1, 0));
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
