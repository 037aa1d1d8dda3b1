// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;

/**
 * Decides when an interrupt that is due ({@link TriggerState#DUE}) is told: when nothing has come from the VMM for a
 * while, or things have come for too long. A driver that empties its queue in one go, as most do, lowers the level
 * before that, and is spared an interrupt for each entry; one that takes a single entry for each interrupt gets the next
 * a little later. For the connection's thread.
 */
final class DueInterrupt {
    /** Some ten times what lies between two accesses of a guest that empties a queue; nobody waits longer for it. */
    static final int QUIET_MILLIS = 1;

    /**
     * So long, from the unmask on, other traffic (another processor of the guest) can put it off. Emptying the longest
     * queue takes longer, and costs a needless interrupt each time this is over, which is few.
     */
    static final long BUSY_NANOS = 4_000_000;

    private final InterruptLine line;
    private final MessageSocket socket;
    private final SocketTime time;
    /** Whether it was due when last looked at, and since when. */
    private boolean waiting;
    private long since;

    DueInterrupt(InterruptLine line, MessageSocket socket, SocketTime time) {
        this.line = line;
        this.socket = socket;
        this.time = time;
    }

    /** Before each receive that may block: returns at once unless something is due. */
    void beforeReceive() throws PosixException {
        if (!line.due()) {
            waiting = false;
            return;
        }
        long now = time.nanos();
        if (!waiting) {
            waiting = true;
            since = now;
        }
        if (now - since >= BUSY_NANOS || !time.awaitMessage(socket, QUIET_MILLIS)) {
            waiting = false;
            line.tellDue();
        }
    }
}
