// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import io.hotbay.adapter.mpt.internal.count.Counter;
import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.frame.MessageFunction;
import io.hotbay.adapter.mpt.internal.message.Messages;
import io.hotbay.adapter.mpt.internal.registers.Handshake;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.state.IocState;

/** Messages that come through the doorbell (MPI 1.2). On the connection's thread. */
final class HandshakePath {

    private final IocRecord record;
    private final HostLink link;
    private final ReplyPath replies;
    private final RequestPath requests;
    private final Messages messages;
    private final Counters counters;
    /**
     * Holds the message while it is answered; a slot of its own, so that full queues do not keep the host from asking.
     */
    private final CommandSlot slot = CommandSlot.standalone();

    HandshakePath(
            IocRecord record,
            HostLink link,
            ReplyPath replies,
            RequestPath requests,
            Messages messages,
            Counters counters) {
        this.record = record;
        this.link = link;
        this.replies = replies;
        this.requests = requests;
        this.messages = messages;
        this.counters = counters;
    }

    /** The host announces a message. */
    void begin(int dwords) {
        synchronized (record) {
            boolean ready = record.state() == IocState.READY || record.state() == IocState.OPERATIONAL;
            if (!ready || record.handshake().inUse() || dwords == 0) {
                counters.unhandled("handshake of " + (dwords == 0 ? "no words" : "a host in state " + record.state()));
                return;
            }
            record.handshake().begin(dwords);
            doorbellInterrupt();
        }
    }

    /** The host writes one word of the message; the last one brings the answer. */
    void receive(int word) {
        Handshake handshake = record.handshake();
        synchronized (record) {
            if (!handshake.receive(word)) {
                return;
            }
        }
        counters.add(Counter.HANDSHAKES);
        slot.copy(handshake.message());
        if (messages.function(slot) == MessageFunction.SCSI_TASK_MGMT && isComplete(handshake)) {
            requests.manage(handshake.message());
            synchronized (record) {
                handshake.answerElsewhere();
                doorbellInterrupt();
            }
            return;
        }
        slot.lease(link.memory().lease());
        synchronized (record) {
            answer(handshake);
            handshake.answer(slot.reply());
            doorbellInterrupt();
        }
        slot.closeLease();
    }

    private void answer(Handshake handshake) {
        MessageFunction function = messages.function(slot);
        boolean tooShort = function != null && handshake.messageBytes() < function.shortestBytes();
        if (tooShort || handshake.messageBytes() > CommandSlot.FRAME_BYTES) {
            Messages.refuse(slot, IocStatus.INVALID_FIELD);
        } else {
            messages.answer(slot);
        }
    }

    /**
     * Whether a task management function can be done: else it is refused through the doorbell, as its form or the state
     * is wrong.
     */
    private boolean isComplete(Handshake handshake) {
        return record.state() == IocState.OPERATIONAL
                && handshake.messageBytes() == MessageFunction.SCSI_TASK_MGMT.shortestBytes();
    }

    private void doorbellInterrupt() {
        record.interrupts().doorbell(true);
        replies.interruptChanged();
    }
}
