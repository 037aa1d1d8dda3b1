// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.sgl.ScatterGatherWalk;
import io.hotbay.adapter.mpt.internal.sgl.WalkResult;
import io.hotbay.adapter.mpt.internal.state.IocLimits;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.LogicalUnitNumber;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.ScsiCommand;

/**
 * SCSI_IO_REQUEST: from a request frame to a command of the target core (MPI 1.2). On the connection's thread,
 * without the lock.
 */
public final class ScsiIo {

    private final ScatterGatherWalk walk;
    private final Counters counters;

    /** The message, walking scatter/gather lists with a walk of the connection's thread. */
    public ScsiIo(ScatterGatherWalk walk, Counters counters) {
        this.walk = walk;
        this.counters = counters;
    }

    /** Fills the slot's command. Anything but SUCCESS is what the request is to be answered with. */
    public IocStatus decode(CommandSlot slot) {
        byte[] frame = slot.frame();
        int cdbLength = ScsiIoLayout.CDB_LENGTH.get(frame);
        int control = ScsiIoLayout.CONTROL.get(frame);
        boolean in = ScsiIoLayout.CONTROL_READ.isSet(control);
        boolean out = ScsiIoLayout.CONTROL_WRITE.isSet(control);
        if (ScsiIoLayout.BUS.get(frame) >= IocLimits.MAX_BUSES) {
            return IocStatus.SCSI_INVALID_BUS;
        }
        if (target(slot) >= IocLimits.MAX_DEVICES) {
            return IocStatus.SCSI_INVALID_TARGETID;
        }
        if (cdbLength == 0 || cdbLength > ScsiCommand.CDB_MAXIMUM || in && out) {
            return IocStatus.INVALID_FIELD;
        }
        slot.data().clear();
        long length = dataLength(slot);
        DataDirection direction = direction(frame, in, out, length);
        if (length > 0) {
            WalkResult result = walk.gather(slot, ScsiIoLayout.SGL, length, direction);
            if (result != WalkResult.COMPLETE) {
                counters.hostile("scatter/gather list", result.reason());
                return IocStatus.INVALID_SGL;
            }
        }
        slot.command()
                .address(target(slot), LogicalUnitNumber.decode(frame, ScsiIoLayout.LUN), slot.tag())
                .cdb(frame, ScsiIoLayout.CDB, cdbLength)
                .transfer(attribute(control), direction);
        return IocStatus.SUCCESS;
    }

    /** The target that a request addresses. */
    public static int target(CommandSlot slot) {
        return ScsiIoLayout.TARGET_ID.get(slot.frame());
    }

    /** Whether a slot's command is inside a target: its reply is not under way yet. */
    public static boolean isInside(CommandSlot slot, int target) {
        return slot.lease() != null && target(slot) == target;
    }

    /** How many bytes the host wants to move. */
    static long dataLength(CommandSlot slot) {
        return ScsiIoLayout.DATA_LENGTH.unsigned(slot.frame());
    }

    private static DataDirection direction(byte[] frame, boolean in, boolean out, long length) {
        if (in || out) {
            return in ? DataDirection.IN : DataDirection.OUT;
        }
        // Solaris sends INQUIRY without saying where the data goes
        return length == 0 ? DataDirection.NONE : ScatterGatherWalk.direction(frame, ScsiIoLayout.SGL);
    }

    private static TaskAttribute attribute(int control) {
        return switch (ScsiIoLayout.CONTROL_TASK_ATTRIBUTE.get(control)) {
            case ScsiIoLayout.ATTRIBUTE_HEAD_OF_QUEUE -> TaskAttribute.HEAD_OF_QUEUE;
            case ScsiIoLayout.ATTRIBUTE_ORDERED -> TaskAttribute.ORDERED;
            case ScsiIoLayout.ATTRIBUTE_ACA -> TaskAttribute.ACA;
            // untagged and untagged without disconnect: the target has no other kind of queue
            default -> TaskAttribute.SIMPLE;
        };
    }
}
