// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.frame.Reply;
import io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.wire.Address;
import io.hotbay.memory.GuestMemory;
import io.hotbay.memory.MemoryLease;
import io.hotbay.scsi.ScsiStatus;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import java.lang.foreign.MemorySegment;

/** From the result of a command to its reply (MPI 1.2). Under the record's lock, on any thread. */
public final class ScsiIoReply {

    private final IocRecord record;

    /** Replies as the host asked for them in IOC_INIT and IOC Page 1. */
    public ScsiIoReply(IocRecord record) {
        this.record = record;
    }

    /** Fills the slot's reply with the end of its command; sense data goes to the guest's memory at once. */
    public void fill(CommandSlot slot, CommandResult result, long transferred, GuestMemory memory) {
        long moved = Math.min(transferred, slot.data().byteCount());
        IocStatus residual = residual(slot, transferred, moved);
        if (result == CommandResult.GOOD && residual == IocStatus.SUCCESS && mayBeContextReply(slot)) {
            slot.reply().contextOnly(slot.context());
            return;
        }
        switch (result) {
            case CommandResult.Status(ScsiStatus status) -> {
                // BUSY and the like say nothing of the data; Linux takes an underrun of a READ for an error of the chip
                boolean done = status == ScsiStatus.GOOD || status == ScsiStatus.CONDITION_MET;
                begin(slot, done ? residual : IocStatus.SUCCESS)
                        .set(ScsiIoLayout.SCSI_STATUS, status.code())
                        .set(ScsiIoLayout.TRANSFER_COUNT, (int) moved);
            }
            case CommandResult.CheckCondition(Sense sense) -> {
                boolean isShort = residual == IocStatus.SCSI_DATA_UNDERRUN;
                begin(slot, isShort ? residual : IocStatus.SUCCESS)
                        .set(ScsiIoLayout.SCSI_STATUS, ScsiStatus.CHECK_CONDITION.code())
                        .set(ScsiIoLayout.TRANSFER_COUNT, (int) moved);
                deliver(slot, sense.bytes(), memory);
            }
            case CommandResult.NoTarget() -> withoutStatus(slot, IocStatus.SCSI_DEVICE_NOT_THERE);
            case CommandResult.Terminated() -> {
                IocStatus status = record.isTaskManagementActive()
                        ? IocStatus.SCSI_TASK_TERMINATED
                        : IocStatus.SCSI_IOC_TERMINATED;
                begin(slot, status).set(ScsiIoLayout.SCSI_STATE, ScsiIoLayout.STATE_TERMINATED);
            }
        }
    }

    /** Fills the slot's reply for a request that never became a command. */
    public void refuse(CommandSlot slot, IocStatus status) {
        withoutStatus(slot, status);
    }

    private static IocStatus residual(CommandSlot slot, long transferred, long moved) {
        long wanted = ScsiIo.dataLength(slot);
        if (moved < wanted) {
            return IocStatus.SCSI_DATA_UNDERRUN;
        }
        return transferred > wanted ? IocStatus.SCSI_DATA_OVERRUN : IocStatus.SUCCESS;
    }

    private boolean mayBeContextReply(CommandSlot slot) {
        boolean looksLikeAddress = ReplyHeaderLayout.ENTRY_IS_ADDRESS.isSet(slot.context());
        return !looksLikeAddress && !record.pages().noContextReplies();
    }

    private void withoutStatus(CommandSlot slot, IocStatus status) {
        begin(slot, status).set(ScsiIoLayout.SCSI_STATE, ScsiIoLayout.STATE_NO_SCSI_STATUS);
    }

    private static Reply begin(CommandSlot slot, IocStatus status) {
        byte[] frame = slot.frame();
        return slot.reply().begin(frame, ScsiIoLayout.REPLY_BYTES)
                .set(ScsiIoLayout.TARGET_ID, ScsiIoLayout.TARGET_ID.get(frame))
                .set(ScsiIoLayout.BUS, ScsiIoLayout.BUS.get(frame))
                .set(ScsiIoLayout.CDB_LENGTH, ScsiIoLayout.CDB_LENGTH.get(frame))
                .set(ScsiIoLayout.SENSE_BUFFER_LENGTH, ScsiIoLayout.SENSE_BUFFER_LENGTH.get(frame))
                .status(status);
    }

    private void deliver(CommandSlot slot, byte[] sense, GuestMemory memory) {
        byte[] frame = slot.frame();
        int count = Math.min(sense.length, ScsiIoLayout.SENSE_BUFFER_LENGTH.get(frame));
        long address = Address.of(record.host().senseBufferHighAddr(), ScsiIoLayout.SENSE_BUFFER_LOW_ADDR.get(frame));
        try (MemoryLease lease = memory.lease()) {
            boolean written = lease.write(address, MemorySegment.ofArray(sense), 0, count);
            slot.reply()
                    .set(ScsiIoLayout.SENSE_COUNT, written ? count : 0)
                    .set(ScsiIoLayout.SCSI_STATE, written
                            ? ScsiIoLayout.STATE_AUTOSENSE_VALID
                            : ScsiIoLayout.STATE_AUTOSENSE_FAILED);
        }
    }
}
