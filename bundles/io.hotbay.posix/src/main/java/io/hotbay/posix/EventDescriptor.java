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

/**
 * An event descriptor (eventfd): a counter in the kernel that one side adds to and the other waits for, such as an
 * interrupt of a virtual machine. Thread safe; a {@link #signal} that races with {@link #close} reaches this event or
 * fails, and never another file.
 */
public final class EventDescriptor implements AutoCloseable {
    /** What the link in {@code /proc/self/fd} says of an eventfd. */
    private static final String KIND = "anon_inode:[eventfd]";

    private final Descriptor descriptor;

    private EventDescriptor(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    public static EventDescriptor create() throws PosixException {
        return new EventDescriptor(
                Descriptor.owning(PosixException.check(EventCalls.create(), "create", "event descriptor"), "event"));
    }

    /**
     * Takes over a descriptor that a peer sent, and makes it non-blocking. The peer may have sent anything: what is not
     * an eventfd could block whoever signals, so it is refused.
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
     * Adds 1 to the counter, which wakes whoever waits for it. Never blocks (a counter that is full has been signalled
     * well enough) and allocates nothing.
     *
     * @throws IllegalStateException when closed
     */
    public void signal() throws PosixException {
        int fd = descriptor.acquire();
        try {
            long result = EventCalls.signal(fd);
            if (result != -Errno.EAGAIN.value()) {
                PosixException.check(result, "signal", descriptor);
            }
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
