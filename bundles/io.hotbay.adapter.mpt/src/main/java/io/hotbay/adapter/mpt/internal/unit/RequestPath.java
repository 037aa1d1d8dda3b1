// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import io.hotbay.adapter.mpt.internal.count.Counter;
import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.frame.MessageFunction;
import io.hotbay.adapter.mpt.internal.frame.Reply;
import io.hotbay.adapter.mpt.internal.frame.RequestHeaderLayout;
import io.hotbay.adapter.mpt.internal.message.EventNotification;
import io.hotbay.adapter.mpt.internal.message.Messages;
import io.hotbay.adapter.mpt.internal.message.ScsiIo;
import io.hotbay.adapter.mpt.internal.message.ScsiIoReply;
import io.hotbay.adapter.mpt.internal.message.TaskManagement;
import io.hotbay.adapter.mpt.internal.sgl.ScatterGatherWalk;
import io.hotbay.adapter.mpt.internal.state.FaultCode;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.state.IocState;
import io.hotbay.adapter.mpt.internal.wire.Address;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TaskManagementResponse;
import org.jspecify.annotations.Nullable;

/**
 * Requests from the request queue to their end. The lock is never held over a call into the core: a command may end
 * inside the call that submits it, and on any other thread.
 */
final class RequestPath {

    private final IocRecord record;
    private final HostLink link;
    private final ReplyPath replies;
    private final Counters counters;
    private final Messages messages;
    private final ScsiIo scsiIo;
    private final ScsiIoReply scsiIoReply;
    private final TaskManagement taskManagement;

    RequestPath(
            IocRecord record,
            HostLink link,
            ReplyPath replies,
            Messages messages,
            ScatterGatherWalk walk,
            Counters counters) {
        this.record = record;
        this.link = link;
        this.replies = replies;
        this.counters = counters;
        this.messages = messages;
        this.scsiIo = new ScsiIo(walk, counters);
        this.scsiIoReply = new ScsiIoReply(record);
        this.taskManagement = new TaskManagement(record);
    }

    /** The host posts a request frame. On the connection's thread. */
    void post(int descriptor) {
        CommandSlot slot;
        synchronized (record) {
            if (record.state() != IocState.OPERATIONAL) {
                counters.unhandled("request in state " + record.state());
                return;
            }
            slot = take();
        }
        if (slot == null) {
            return;
        }
        counters.add(Counter.REQUESTS);
        int low = descriptor & RequestHeaderLayout.DESCRIPTOR_ADDRESS.mask();
        if (!slot.fetch(link.memory().lease(), Address.of(record.host().hostMfaHighAddr(), low))) {
            slot.closeLease();
            counters.hostile("request frame", "outside the guest's memory");
            synchronized (record) {
                record.slots().release(slot);
                record.fault(FaultCode.REQUEST_MESSAGE_PCI_BUS_FAULT, "request frame outside the guest's memory");
            }
            return;
        }
        dispatch(slot);
    }

    /**
     * A task management function that came by handshake; its reply comes by the reply queue. On the connection's
     * thread.
     */
    void manage(byte[] message) {
        CommandSlot slot;
        synchronized (record) {
            slot = take();
        }
        if (slot != null) {
            slot.copy(message);
            manage(slot);
        }
    }

    /** A command has ended. On any thread. */
    void done(CommandSlot slot, CommandResult result, long transferred) {
        synchronized (record) {
            slot.closeLease();
            if (!slot.isAbandoned()) {
                scsiIoReply.fill(slot, result, transferred, link.memory());
                int target = ScsiIo.target(slot);
                replies.post(slot.reply());
                if (result.equals(CommandResult.TASK_SET_FULL) && record.events().on()) {
                    int depth = record.slots().count(other -> ScsiIo.isInside(other, target));
                    replies.postEvent(EventNotification.queueFull(record.events(), target, depth));
                }
            }
        }
    }

    private @Nullable CommandSlot take() {
        CommandSlot slot = record.slots().take();
        if (slot == null) {
            counters.hostile("number of requests", "more in flight than the credits and their margin");
            record.fault(FaultCode.INSUFFICIENT_RESOURCES, "more requests than credits");
        }
        return slot;
    }

    private void dispatch(CommandSlot slot) {
        MessageFunction function = messages.function(slot);
        if (function == MessageFunction.SCSI_IO_REQUEST) {
            submit(slot);
        } else if (function == MessageFunction.SCSI_TASK_MGMT) {
            slot.closeLease();
            manage(slot);
        } else {
            synchronized (record) {
                messages.answer(slot);
                slot.closeLease();
                replies.post(slot.reply());
            }
        }
    }

    private void submit(CommandSlot slot) {
        IocStatus status = scsiIo.decode(slot);
        if (status != IocStatus.SUCCESS) {
            slot.closeLease();
            synchronized (record) {
                scsiIoReply.refuse(slot, status);
                replies.post(slot.reply());
            }
            return;
        }
        if (record.pages().isAnyNegotiationPending()) {
            synchronized (record) {
                record.pages().beforeCommand(ScsiIo.target(slot));
            }
        }
        link.nexus().submit(slot.command());
    }

    private void manage(CommandSlot slot) {
        counters.add(Counter.TASK_MANAGEMENT);
        TaskManagementRequest request;
        synchronized (record) {
            request = taskManagement.decode(slot);
            if (request == null) {
                replies.post(slot.reply());
                return;
            }
            record.taskManagementBegins();
        }
        link.nexus().manage(request, (response, terminated) -> managed(slot, request, response, terminated));
    }

    private void managed(
            CommandSlot slot, TaskManagementRequest request, TaskManagementResponse response, int terminated) {
        synchronized (record) {
            if (slot.isAbandoned()) {
                return;
            }
            record.taskManagementEnds();
            taskManagement.fill(slot, request, response, terminated);
            replies.post(slot.reply());
            if (request.function() == TaskManagementFunction.BUS_RESET && record.events().on()) {
                Reply event = EventNotification.busReset(record.events());
                replies.postEvent(event);
            }
        }
    }
}
