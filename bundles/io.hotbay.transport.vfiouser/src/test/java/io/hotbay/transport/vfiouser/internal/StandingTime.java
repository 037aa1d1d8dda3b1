// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when the test says so. */
final class StandingTime implements SocketTime {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger waits = new AtomicInteger();
    private final SynchronousQueue<String> ends = new SynchronousQueue<>();

    /** Ends the wait for a message, once there is one, without a message. */
    void endWait() {
        try {
            if (!ends.offer("no message", 30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody waits");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns when somebody waits for a message, for the first time. */
    void awaitFirstWait() {
        long guard = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (waits.get() == 0) {
            if (System.nanoTime() > guard) {
                throw new AssertionError("nobody waits");
            }
            Thread.yield();
        }
    }

    void pass(long moreNanos) {
        nanos.addAndGet(moreNanos);
    }

    /** How often it was waited for a message. */
    int waits() {
        return waits.get();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public boolean awaitMessage(MessageSocket socket, long pause) throws PosixException {
        waits.incrementAndGet();
        try {
            while (!socket.awaitData(0)) {
                if (ends.poll(1, TimeUnit.MILLISECONDS) != null) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
