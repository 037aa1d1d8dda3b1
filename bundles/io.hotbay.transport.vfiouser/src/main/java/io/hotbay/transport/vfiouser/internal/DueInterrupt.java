// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;

/**
 * Decides when an interrupt is told that was not told at once. Each costs the guest several accesses to the device, so
 * there are two cases in which it pays to wait for the guest to pause. For the connection's thread, which looks after it
 * before each receive.
 *
 * <p>{@link TriggerState#DUE}: the level is still up after an unmask. A driver that empties its queue in one go, as most
 * do, is about to lower it; one that takes a single entry for each interrupt gets the next a little later.
 *
 * <p>{@link TriggerState#GATHERING}: the level has risen within the guest's own request, which was done at once, and the
 * guest has more to post. Whether it does so is tried out now and then: as long as it is not, no rise waits.
 */
final class DueInterrupt {
    /** Some ten times what lies between two accesses of a guest that empties a queue. */
    static final long QUIET_NANOS = 1_000_000;

    /**
     * So long, from the unmask on, other traffic (another processor of the guest) can put it off. Emptying the longest
     * queue takes longer, and costs a needless interrupt each time this is over, which is few.
     */
    static final long BUSY_NANOS = 4_000_000;

    /** Some two times what lies between two requests of a guest that has many, with TCG. */
    static final long BURST_PAUSE_NANOS = 50_000;

    /** The longest that a burst holds up the first completion: a tenth of what a busy guest waits for each anyway. */
    static final long BURST_NANOS = 500_000;

    /** After so many rises, one is held up to see whether more requests follow; so one request in so many is late. */
    static final int RISES_BETWEEN_TRIALS = 16;

    private final InterruptLine line;
    private final MessageSocket socket;
    private final SocketTime time;
    private final Counters counters;
    /** What was due when last looked at, since when, and how many receives came since. */
    private TriggerState waiting = TriggerState.ARMED;
    private long since;
    private int received;
    /** Rises up to the last time that it was tried, or found not to pay. */
    private long tried;

    DueInterrupt(InterruptLine line, MessageSocket socket, SocketTime time, Counters counters) {
        this.line = line;
        this.socket = socket;
        this.time = time;
        this.counters = counters;
        this.tried = counters.get(Counter.RAISED);
    }

    /**
     * Returns at once unless something is due. All in one method: compilers inline only so deep, and the objects that
     * the system call below uses are free where they do.
     */
    void beforeReceive() throws PosixException {
        TriggerState state = line.state();
        if (!state.due()) {
            waiting = state;
            if (counters.get(Counter.RAISED) - tried >= RISES_BETWEEN_TRIALS) {
                gather(true);
            }
            return;
        }
        long now = time.nanos();
        if (waiting != state) {
            waiting = state;
            since = now;
            received = 0;
        }
        boolean burst = state == TriggerState.GATHERING;
        long maximum = burst ? BURST_NANOS : BUSY_NANOS;
        long pause = burst ? BURST_PAUSE_NANOS : QUIET_NANOS;
        if (now - since < maximum && time.awaitMessage(socket, pause)) {
            received++;
            return;
        }
        waiting = TriggerState.ARMED;
        line.tellDue();
        if (burst && received == 0) {
            gather(false);
        }
    }

    private void gather(boolean on) {
        tried = counters.get(Counter.RAISED);
        line.gather(on ? Thread.currentThread() : null);
    }
}
