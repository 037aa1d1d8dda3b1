// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import io.hotbay.adapter.mpt.internal.count.Counter;
import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.Reply;
import io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout;
import io.hotbay.adapter.mpt.internal.state.FaultCode;
import io.hotbay.adapter.mpt.internal.state.HostParameters;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.state.IocState;
import io.hotbay.adapter.mpt.internal.state.ReplyQueues;
import io.hotbay.adapter.mpt.internal.wire.Address;
import io.hotbay.memory.MemoryLease;
import io.hotbay.pci.api.ConfigurationSpace;

/**
 * Replies on their way to the host (MPI 1.2). All methods are called under the record's lock. The interrupt line
 * is set under it too, so that two threads cannot set it in the wrong order; the host's side waits for nobody and does
 * not call back.
 */
final class ReplyPath {

    private final IocRecord record;
    private final HostLink link;
    private final ConfigurationSpace configuration;
    private final Counters counters;

    ReplyPath(IocRecord record, HostLink link, ConfigurationSpace configuration, Counters counters) {
        this.record = record;
        this.link = link;
        this.configuration = configuration;
        this.counters = counters;
    }

    /** Posts a reply, or holds it until it can be posted. In FAULT it is dropped with its request, those held stay. */
    void post(Reply reply) {
        if (record.state() == IocState.FAULT) {
            release(reply);
            return;
        }
        ReplyQueues queues = record.replies();
        boolean mayOvertake = reply.isContextOnly() || queues.held.isEmpty();
        if (mayOvertake && canPost(reply)) {
            postNow(reply);
            interruptChanged();
        } else {
            counters.add(Counter.HELD_REPLIES);
            queues.held.add(reply);
        }
    }

    /** Posts an event. */
    void postEvent(Reply event) {
        counters.add(Counter.EVENTS);
        if (!record.replies().holdEvent(event)) {
            counters.unhandled("event without a reply frame");
        }
        postHeld();
    }

    /** The host gives a reply frame. */
    void freeFrame(int address) {
        if (record.state() != IocState.OPERATIONAL && record.state() != IocState.READY) {
            counters.unhandled("reply frame in state " + record.state());
        } else if (!record.replies().free.offer(address)) {
            counters.hostile("reply free queue", "more reply frames than its depth");
        } else {
            postHeld();
        }
    }

    /** The host wants the reply frames back that it gave: each comes as an address reply that nobody has written. */
    void returnFrames() {
        ReplyQueues queues = record.replies();
        while (!queues.free.isEmpty() && !queues.post.isFull()) {
            entry(addressEntry(queues.free.take()));
        }
        interruptChanged();
    }

    /** What the host reads next. */
    int next() {
        ReplyQueues queues = record.replies();
        return queues.post.isEmpty() ? ReplyHeaderLayout.ENTRY_NONE : queues.post.peek();
    }

    /**
     * The host has read it. Taking the last entry clears the interrupt: every driver reads on to the mark of emptiness,
     * and a line that stays up until then costs a second interrupt for each where a VMM drops the line at the first
     * access of the guest.
     */
    void afterRead() {
        ReplyQueues queues = record.replies();
        if (!queues.post.isEmpty()) {
            queues.post.take();
            record.interrupts().reply(!queues.post.isEmpty());
            postHeld();
        }
    }

    /** Tells the host the level of the interrupt line, if it has changed, and sends a message for each new cause. */
    void interruptChanged() {
        boolean level = record.interrupts().level();
        if (level != record.interruptLine()) {
            record.interruptLine(level);
            configuration.interruptPending(level);
            if (level) {
                counters.add(Counter.INTERRUPTS);
            }
            link.interrupt(level);
        }
        if (record.interrupts().hasNewCause()) {
            link.message();
        }
    }

    private void postHeld() {
        ReplyQueues queues = record.replies();
        while (!queues.held.isEmpty() && canPost(queues.held.element()) && record.state() != IocState.FAULT) {
            Reply reply = queues.held.remove();
            if (reply.slot() == null) {
                queues.eventPosted();
            }
            postNow(reply);
        }
        interruptChanged();
    }

    private boolean canPost(Reply reply) {
        ReplyQueues queues = record.replies();
        return !queues.post.isFull() && (reply.isContextOnly() || !queues.free.isEmpty());
    }

    private void postNow(Reply reply) {
        if (reply.isContextOnly()) {
            counters.add(Counter.CONTEXT_REPLIES);
            entry(reply.context());
        } else {
            counters.add(Counter.ADDRESS_REPLIES);
            int frame = record.replies().free.take();
            if (write(reply, frame)) {
                entry(addressEntry(frame));
            } else {
                counters.hostile("reply frame", "outside the guest's memory");
                record.fault(FaultCode.REPLY_MESSAGE_PCI_BUS_FAULT, "reply frame outside the guest's memory");
            }
        }
        release(reply);
    }

    private static int addressEntry(int frame) {
        int entry = ReplyHeaderLayout.ENTRY_ADDRESS.set(0, ReplyHeaderLayout.FRAME_ADDRESS.get(frame));
        return ReplyHeaderLayout.ENTRY_IS_ADDRESS.set(entry, 1);
    }

    private void entry(int entry) {
        record.replies().post.offer(entry);
        record.interrupts().reply(true);
    }

    private boolean write(Reply reply, int frame) {
        HostParameters host = record.host();
        int length = Math.min(reply.length(), host.replyFrameSize());
        try (MemoryLease lease = link.memory().lease()) {
            return lease.write(Address.of(host.hostMfaHighAddr(), frame), reply.segment(), 0, length);
        }
    }

    private void release(Reply reply) {
        CommandSlot slot = reply.slot();
        if (slot != null) {
            record.slots().release(slot);
        }
    }
}
