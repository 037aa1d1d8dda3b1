// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.frame.Reply;
import io.hotbay.adapter.mpt.internal.state.IocLimits;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.scsi.LogicalUnitNumber;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TaskManagementResponse;
import org.jspecify.annotations.Nullable;

/**
 * SCSI_TASK_MGMT: what the request asks of the target core, and what the reply says (MPI 1.2). Under the record's
 * lock.
 */
public final class TaskManagement {

    /** A tag that no command has: the host names a command that is not there. */
    private static final long NO_TAG = -1;

    private final IocRecord record;

    /** Commands are looked up in the record. */
    public TaskManagement(IocRecord record) {
        this.record = record;
    }

    /** What to ask of the core; null when the request was refused, and its reply filled. */
    public @Nullable TaskManagementRequest decode(CommandSlot slot) {
        byte[] frame = slot.frame();
        TaskManagementType type = TaskManagementType.of(TaskManagementLayout.TASK_TYPE.get(frame));
        int target = TaskManagementLayout.TARGET_ID.get(frame);
        if (type == null) {
            begin(slot, IocStatus.SCSI_TASK_MGMT_FAILED, ResponseCode.NOT_SUPPORTED);
            return null;
        }
        if (TaskManagementLayout.BUS.get(frame) >= IocLimits.MAX_BUSES) {
            begin(slot, IocStatus.SCSI_INVALID_BUS, ResponseCode.INVALID_FRAME);
            return null;
        }
        if (type == TaskManagementType.RESET_BUS) {
            return new TaskManagementRequest(type.function(), 0, 0, 0);
        }
        if (target >= IocLimits.MAX_DEVICES) {
            begin(slot, IocStatus.SCSI_INVALID_TARGETID, ResponseCode.INVALID_FRAME);
            return null;
        }
        int lun = LogicalUnitNumber.decode(frame, TaskManagementLayout.LUN);
        return new TaskManagementRequest(type.function(), target, lun, type.namesTask() ? tag(slot) : 0);
    }

    /** Fills the slot's reply with the end of the function; after a reset its targets are asynchronous again. */
    public void fill(
            CommandSlot slot, TaskManagementRequest request, TaskManagementResponse response, int terminated) {
        switch (response) {
            case FUNCTION_COMPLETE -> begin(slot, IocStatus.SUCCESS, ResponseCode.COMPLETE);
            case FUNCTION_SUCCEEDED -> begin(slot, IocStatus.SUCCESS, ResponseCode.SUCCEEDED);
            case FUNCTION_REJECTED -> begin(slot, IocStatus.SCSI_TASK_MGMT_FAILED, ResponseCode.NOT_SUPPORTED);
            case INCORRECT_LOGICAL_UNIT_NUMBER ->
                    begin(slot, IocStatus.SCSI_TASK_MGMT_FAILED, ResponseCode.INVALID_LUN);
            case NO_TARGET -> begin(slot, IocStatus.SCSI_DEVICE_NOT_THERE, ResponseCode.FAILED);
            case FAILED -> begin(slot, IocStatus.SCSI_TASK_MGMT_FAILED, ResponseCode.FAILED);
        }
        slot.reply().set(TaskManagementLayout.TERMINATION_COUNT, terminated);
        if (request.function() == TaskManagementFunction.BUS_RESET) {
            record.pages().busReset();
        } else if (request.function() == TaskManagementFunction.TARGET_RESET) {
            record.pages().targetReset(request.target());
        }
    }

    private long tag(CommandSlot slot) {
        CommandSlot named = record.slots().find(TaskManagementLayout.TASK_MSG_CONTEXT.get(slot.frame()), slot);
        return named == null ? NO_TAG : named.tag();
    }

    private static void begin(CommandSlot slot, IocStatus status, ResponseCode response) {
        byte[] frame = slot.frame();
        Reply reply = slot.reply().begin(frame, TaskManagementLayout.REPLY_BYTES);
        reply.set(TaskManagementLayout.TARGET_ID, TaskManagementLayout.TARGET_ID.get(frame))
                .set(TaskManagementLayout.BUS, TaskManagementLayout.BUS.get(frame))
                .set(TaskManagementLayout.TASK_TYPE, TaskManagementLayout.TASK_TYPE.get(frame))
                .set(TaskManagementLayout.RESPONSE_CODE, response.code)
                .status(status);
    }

    /** Response codes (MPI 1.2). */
    private enum ResponseCode {
        COMPLETE(0x00),
        INVALID_FRAME(0x02),
        NOT_SUPPORTED(0x04),
        FAILED(0x05),
        SUCCEEDED(0x08),
        INVALID_LUN(0x09);

        private final int code;

        ResponseCode(int code) {
            this.code = code;
        }
    }
}
