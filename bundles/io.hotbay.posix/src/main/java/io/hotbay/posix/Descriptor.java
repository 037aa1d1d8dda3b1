// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.ControlCalls;
import io.hotbay.posix.internal.FileCalls;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Owns one file descriptor. Thread safe; the number is closed exactly once.
 *
 * <p>The kernel gives a closed number to the next file that anybody opens, so a late call on it would hit a stranger.
 * Therefore a close waits for the calls inside, without blocking: each is bracketed by {@link #acquire} and
 * {@link #release}, {@link #close} forbids new ones, and the last to leave closes the number.
 */
public final class Descriptor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Descriptor.class.getName());

    /** The sign bit of {@link #state}; the other bits count the calls inside. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();
    private final int number;
    private final String name;

    private Descriptor(int number, String name) {
        if (number < 0) {
            throw new IllegalArgumentException("not a descriptor: " + number);
        }
        this.number = number;
        this.name = name;
    }

    /** Takes over a number that nobody else closes. */
    public static Descriptor owning(int fd) {
        return new Descriptor(fd, "descriptor " + fd);
    }

    /** Takes over a number of which messages shall say more, for example the path that was opened. */
    static Descriptor owning(long fd, String name) {
        return new Descriptor(Math.toIntExact(fd), name);
    }

    /** The number, borrowed; the caller knows that nobody closes this meanwhile. Else see {@link #acquire}. */
    public int fd() {
        if (!isOpen()) {
            throw closed();
        }
        return number;
    }

    /**
     * The number, which stays open until {@link #release}, even if this is closed meanwhile. Neither blocks nor
     * allocates.
     *
     * @throws IllegalStateException when closed
     */
    public int acquire() {
        int now;
        do {
            now = state.get();
            if (now < 0) {
                throw closed();
            }
        } while (!state.compareAndSet(now, now + 1));
        return number;
    }

    /** Ends what {@link #acquire} began; once for each, from any thread. */
    public void release() {
        if (state.decrementAndGet() == CLOSED) {
            closeNumber();
        }
    }

    public boolean isOpen() {
        return state.get() >= 0;
    }

    /** A second descriptor of the same open file description, so with the same position, flags and locks. */
    public Descriptor duplicate() throws PosixException {
        int fd = acquire();
        try {
            long copy = ControlCalls.control(fd, ControlCalls.F_DUPFD_CLOEXEC, 0);
            return owning(PosixException.check(copy, "duplicate", this), name);
        } finally {
            release();
        }
    }

    /** Idempotent and never blocking; the number itself closes when the last call inside returns. */
    @Override
    public void close() {
        int now;
        do {
            now = state.get();
            if (now < 0) {
                return;
            }
        } while (!state.compareAndSet(now, now | CLOSED));
        if (now == 0) {
            closeNumber();
        }
    }

    /** The path or what else is known, for messages. */
    @Override
    public String toString() {
        return name;
    }

    private void closeNumber() {
        long result = FileCalls.close(number);
        if (result < 0 && result != -Errno.EINTR.value()) {
            LOG.log(System.Logger.Level.WARNING, "close {0}: {1}", name, Errno.of((int) -result));
        }
    }

    private IllegalStateException closed() {
        return new IllegalStateException(name + " is closed");
    }
}
