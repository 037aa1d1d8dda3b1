// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.ControlCalls;
import io.hotbay.posix.internal.EventCalls;
import io.hotbay.posix.internal.FileCalls;
import io.hotbay.posix.internal.PollLayout;
import io.hotbay.posix.internal.TimeSpecLayout;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An event descriptor (eventfd): a counter in the kernel that one side adds to and the other waits for, such as an
 * interrupt of a virtual machine. Thread safe; a {@link #signal} that races with {@link #close} reaches this event or
 * fails, and never another file.
 *
 * <p>Who sent or got the descriptor shares its open file description, O_NONBLOCK included, and may mean harm: nothing
 * here relies on that flag.
 */
public final class EventDescriptor implements AutoCloseable {
    /** What the link in {@code /proc/self/fd} says of an eventfd. */
    private static final String KIND = "anon_inode:[eventfd]";

    /** How often {@link #silence} drains: each time a waiting signal competes with whoever fills the counter. */
    private static final int DRAINS_MAXIMUM = 10_000;
    private static final long DRAIN_PAUSE_NANOS = 20_000;

    private final Descriptor descriptor;
    private final AtomicInteger signalling = new AtomicInteger();
    private volatile boolean silent;

    private EventDescriptor(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    public static EventDescriptor create() throws PosixException {
        return new EventDescriptor(
                Descriptor.owning(PosixException.check(EventCalls.create(), "create", "event descriptor"), "event"));
    }

    /**
     * Takes over a descriptor that a peer sent, and makes it non-blocking as long as the peer leaves it so. The peer
     * may have sent anything: what is not an eventfd could block whoever signals, so it is refused.
     *
     * @param received belongs to the result; closed when refused
     * @throws PosixException EINVAL for a descriptor of another kind
     */
    public static EventDescriptor of(Descriptor received) throws PosixException {
        boolean complete = false;
        try {
            int fd = received.fd();
            requireEvent(fd, received);
            long flags = PosixException.check(ControlCalls.control(fd, ControlCalls.F_GETFL, 0), "flags of", received);
            PosixException.check(ControlCalls.control(fd, ControlCalls.F_SETFL, (int) flags | FileCalls.O_NONBLOCK),
                    "make non-blocking", received);
            complete = true;
            return new EventDescriptor(received);
        } finally {
            if (!complete) {
                received.close();
            }
        }
    }

    /**
     * Adds 1 to the counter, which wakes whoever waits for it. A counter that is full has been signalled well enough.
     * Allocates nothing. It does not block, but for a peer that has cleared O_NONBLOCK and fills the counter in the
     * very moment between the look at it and the write: then {@link #silence} ends it.
     *
     * @throws IllegalStateException when closed
     */
    public void signal() throws PosixException {
        int fd = descriptor.acquire();
        try {
            signalling.incrementAndGet();
            if (silent) {
                return;
            }
            long result = EventCalls.signal(fd);
            if (result != -Errno.EAGAIN.value()) {
                PosixException.check(result, "signal", descriptor);
            }
        } finally {
            signalling.decrementAndGet();
            descriptor.release();
        }
    }

    /**
     * From now on {@link #signal} does nothing, and one that a peer has made wait comes back. To be called before
     * {@link #close} by whoever then waits for those that may be inside a signal; from any thread, more than once.
     *
     * @return false if a signal is inside still: the peer fills the counter faster than it can be drained
     */
    public boolean silence() {
        silent = true;
        int fd;
        try {
            fd = descriptor.acquire();
        } catch (IllegalStateException closed) {
            return signalling.get() == 0;
        }
        try {
            // looked at once a round: those that come from now on are inside for a moment, and do not wait
            for (int i = 0; signalling.get() > 0; i++) {
                if (i == DRAINS_MAXIMUM) {
                    return false;
                }
                EventCalls.drain(fd);
                LockSupport.parkNanos(DRAIN_PAUSE_NANOS);
            }
            return true;
        } finally {
            descriptor.release();
        }
    }

    /** Takes the counter back to 0 without waiting; returns what it was, 0 when there was no event. */
    public long drain() throws PosixException {
        int fd = descriptor.acquire();
        try {
            long result = EventCalls.drain(fd);
            return result == -Errno.EAGAIN.value() ? 0 : PosixException.check(result, "drain", descriptor);
        } finally {
            descriptor.release();
        }
    }

    /**
     * Waits until the counter is not 0, and leaves it. {@link #close} does not end the wait; a {@link #signal} does.
     *
     * @param timeoutMillis negative: for ever
     * @return false when the time is over
     */
    public boolean await(int timeoutMillis) throws PosixException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        int fd = descriptor.acquire();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entry = PollLayout.readable(arena, fd);
            MemorySegment time = arena.allocate(TimeSpecLayout.LAYOUT);
            long result;
            do {
                TimeSpecLayout.set(time, Math.max(0, end - System.nanoTime()));
                result = EventCalls.poll(entry.address(), 1, timeoutMillis < 0 ? 0 : time.address());
            } while (result == -Errno.EINTR.value());
            return PosixException.check(result, "wait for", descriptor) > 0;
        } finally {
            descriptor.release();
        }
    }

    /** To be sent to the other side; still owned here. */
    public Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public void close() {
        descriptor.close();
    }

    private static void requireEvent(int fd, Descriptor received) throws PosixException {
        String kind;
        try {
            kind = java.nio.file.Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        } catch (IOException e) {
            kind = "unknown: " + e;
        }
        if (!kind.equals(KIND)) {
            throw new PosixException("use as event " + received + " (" + kind + ")", Errno.EINVAL.value());
        }
    }
}
