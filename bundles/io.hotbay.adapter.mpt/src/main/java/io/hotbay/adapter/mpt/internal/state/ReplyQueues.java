// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

import io.hotbay.adapter.mpt.internal.frame.Reply;
import io.hotbay.adapter.mpt.internal.registers.EntryFifo;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reply frames that the host gave, replies that it has yet to read, and replies that wait for one or the other: a reply
 * without a frame is held, never dropped. Each held reply keeps its request's slot, so the slots bound how many there
 * are.
 */
public final class ReplyQueues {

    /** Addresses of free reply frames. */
    public final EntryFifo free = new EntryFifo(IocLimits.REPLY_QUEUE_DEPTH);
    /** What the host will read. */
    public final EntryFifo post = new EntryFifo(IocLimits.REPLY_POST_DEPTH);
    /** What waits, in order. */
    public final Deque<Reply> held = new ArrayDeque<>();
    private int heldEvents;

    /** Holds an event. False when so many wait already that this one is lost. */
    public boolean holdEvent(Reply event) {
        if (heldEvents == IocLimits.EVENT_BACKLOG) {
            return false;
        }
        heldEvents++;
        return held.offer(event);
    }

    /** An event that was held has been posted. */
    public void eventPosted() {
        heldEvents--;
    }

    /** Forgets everything. */
    public void clear() {
        free.clear();
        post.clear();
        held.clear();
        heldEvents = 0;
    }
}
