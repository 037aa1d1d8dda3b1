// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.ACTION_TRIGGER;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.DATA_EVENTFD;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.DATA_NONE;

import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.IrqInfoLayout;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of MSI or of MSI-X of one connection: an event each, which is told of every message. Turned on by the
 * first vector that is set up, with or without an event, off by the VMM's word for all of them. A message for a vector
 * that has no event is pending until it gets one.
 *
 * <p>Thread safe: functions send from any thread, the VMM's messages come on the connection's.
 */
final class MessageVectors implements InterruptKind {
    private static final System.Logger LOG = System.getLogger(MessageVectors.class.getName());

    private final Counters counters;
    /** Written under the lock; {@link #silence} looks without. */
    private final AtomicReferenceArray<@Nullable EventDescriptor> events;
    private final BitSet pending = new BitSet();
    private volatile boolean on;

    /** @param count how many vectors the function has */
    MessageVectors(int count, Counters counters) {
        this.events = new AtomicReferenceArray<>(count);
        this.counters = counters;
    }

    @Override
    public int infoFlags() {
        return events.length() == 0 ? 0 : IrqInfoLayout.EVENTFD;
    }

    @Override
    public int count() {
        return events.length();
    }

    @Override
    public int set(Request request, int flags, int start, int count) {
        if (flags == (DATA_NONE | ACTION_TRIGGER) && count == 0) {
            disable();
            return MessageHandler.DONE;
        }
        if (flags != (DATA_EVENTFD | ACTION_TRIGGER) || count == 0) {
            return Failure.INVALID;
        }
        try {
            for (int i = 0; i < count; i++) {
                assign(start + i, request.takeEvent(i));
            }
            return MessageHandler.DONE;
        } catch (PosixException e) {
            return -e.number();
        }
    }

    /** Sends a message. False when this kind is turned off, so that the message is none of its business. */
    boolean send(int vector) {
        if (!on) {
            return false;
        }
        synchronized (this) {
            if (!on) {
                return false;
            }
            if (vector < events.length()) {
                tell(vector);
            }
            return true;
        }
    }

    /** Whether a message waits for its vector to get an event. */
    synchronized boolean isPending(int vector) {
        return pending.get(vector);
    }

    /** The function was reset: nothing is pending. The VMM's events stay. */
    synchronized void reset() {
        pending.clear();
    }

    /** Sends nothing any more, and frees a thread that a hostile VMM made wait in here; so it takes no lock. */
    void silence() {
        for (int i = 0; i < events.length(); i++) {
            EventDescriptor event = events.get(i);
            if (event != null) {
                event.silence();
            }
        }
    }

    /** The VMM has turned this kind off, or is gone. */
    synchronized void disable() {
        on = false;
        pending.clear();
        for (int i = 0; i < events.length(); i++) {
            replace(i, null);
        }
    }

    private synchronized void assign(int vector, @Nullable EventDescriptor event) {
        on = true;
        replace(vector, event);
        if (event != null && pending.get(vector)) {
            pending.clear(vector);
            tell(vector);
        }
    }

    private void tell(int vector) {
        EventDescriptor event = events.get(vector);
        if (event == null) {
            pending.set(vector);
            return;
        }
        try {
            event.signal();
            counters.increment(Counter.MESSAGES);
        } catch (PosixException e) {
            LOG.log(Level.WARNING, "a message is lost, and all after it by vector {0}: {1}", vector, e.getMessage());
            replace(vector, null);
        }
    }

    private void replace(int vector, @Nullable EventDescriptor event) {
        EventDescriptor old = events.getAndSet(vector, event);
        if (old != null) {
            old.close();
        }
    }
}
