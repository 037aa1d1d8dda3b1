// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Event descriptors and poll; each call returns its result or {@code -errno}. */
public final class EventCalls {
    private static final int EFD_NONBLOCK = FileCalls.O_NONBLOCK;
    private static final int EFD_CLOEXEC = FileCalls.O_CLOEXEC;

    private static final FunctionDescriptor TRANSFER =
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle READ = LibC.function("read", TRANSFER);
    private static final MethodHandle WRITE = LibC.function("write", TRANSFER);
    private static final MethodHandle EVENTFD = LibC.function("eventfd",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle PPOLL = LibC.function("ppoll",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle POLL = LibC.function("poll",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final int EAGAIN = 11;
    private static final int EOPNOTSUPP = 95;
    /** preadv2: read as {@code read} does; an event has no positions. */
    private static final long NO_POSITION = -1;
    /** Signals stay as they are. */
    private static final long NO_MASK = 0;

    private EventCalls() {
    }

    /** A non-blocking event descriptor with counter 0, close-on-exec. */
    public static long create() {
        return LibC.retry(state -> (int) EVENTFD.invokeExact(state, 0, EFD_NONBLOCK | EFD_CLOEXEC));
    }

    /**
     * Adds 1 to the counter; {@code -EAGAIN} when it is full. It is polled first, since O_NONBLOCK belongs to the open
     * file description: who shares that can clear it. A counter that is filled right between the two calls lets the
     * second one wait until somebody drains it.
     */
    public static long signal(int fd) {
        CallState state = CallState.take();
        try {
            PollLayout.setWritable(state.polled(), fd);
            long result = pollNow(state);
            if (result < 0 || !PollLayout.isWritable(state.polled())) {
                return result < 0 ? result : -EAGAIN;
            }
            state.scratch().set(JAVA_LONG, 0, 1L);
            return write(state, fd);
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        } finally {
            state.release();
        }
    }

    /**
     * Reads the counter, which goes back to 0; {@code -EAGAIN} when it is. Does not wait, whatever the flags of the
     * open file description are. A counter that a {@code long} cannot hold is cut to its maximum.
     */
    public static long drain(int fd) {
        CallState state = CallState.take();
        try {
            long result = FileCalls.preadv2(fd, state.vector().address(), 1, NO_POSITION, FileCalls.RWF_NOWAIT);
            if (result == -EOPNOTSUPP) {
                result = drainPolled(state, fd);
            }
            if (result < 0) {
                return result;
            }
            long counter = state.scratch().get(JAVA_LONG, 0);
            return counter < 0 ? Long.MAX_VALUE : counter;
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        } finally {
            state.release();
        }
    }

    /** For old kernels, whose events don't know RWF_NOWAIT. */
    static long drainPolled(CallState state, int fd) throws Throwable {
        PollLayout.setReadable(state.polled(), 0, fd);
        long result = pollNow(state);
        if (result < 0 || !PollLayout.isReadable(state.polled())) {
            return result < 0 ? result : -EAGAIN;
        }
        do {
            result = state.result((long) READ.invokeExact(state.segment(), fd, state.scratch().address(), 8L));
        } while (result == -LibC.EINTR);
        return result;
    }

    private static long write(CallState state, int fd) throws Throwable {
        long result;
        do {
            result = state.result((long) WRITE.invokeExact(state.segment(), fd, state.scratch().address(), 8L));
        } while (result == -LibC.EINTR);
        return result;
    }

    private static long pollNow(CallState state) throws Throwable {
        long result;
        do {
            result = state.result((int) POLL.invokeExact(state.segment(), state.polled().address(), 1L, 0));
        } while (result == -LibC.EINTR);
        return result;
    }

    /**
     * Waits once; unlike all else here it lets EINTR out, since only the caller knows the time that is left.
     *
     * @param entries address of {@link PollLayout}s
     * @param timeout address of a {@link TimeSpecLayout}; 0: for ever
     */
    public static long poll(long entries, int count, long timeout) {
        CallState state = CallState.take();
        try {
            return state.result((int) PPOLL.invokeExact(state.segment(), entries, (long) count, timeout, NO_MASK));
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        } finally {
            state.release();
        }
    }
}
