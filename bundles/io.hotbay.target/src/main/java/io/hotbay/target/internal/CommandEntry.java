// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.device.CommandHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One row of a unit's command table.
 *
 * @param handler null while the device type is away
 * @param way how its tasks get to the handler
 * @param counter of the unit; that of nobody in a row that is no unit's yet
 */
record CommandEntry(OpcodeRow row, @Nullable CommandHandler handler, Way way, RowCounter counter) {

    /** How a task gets to its handler. */
    enum Way {
        /** The core's own: ends within the call, past the gate. */
        AT_ONCE,
        /** The core's own, past the gate too; may take its time, so task management finds it. */
        TRACKED,
        /** The device type's: through the gate. */
        GATED
    }

    /** Where the service action stands in CDB byte 1. */
    static final BitField SERVICE_ACTION = new BitField(4, 0);

    private static final BitField BYTE = new BitField(7, 0);

    private CommandEntry(OpcodeRow row, CommandHandler handler, Way way) {
        this(row, handler, way, new RowCounter(row.name(), row.operationCode()));
    }

    static CommandEntry atOnce(OpcodeRow row, Consumer<ActiveTask> command) {
        return new CommandEntry(row, task -> command.accept((ActiveTask) task), Way.AT_ONCE);
    }

    static CommandEntry tracked(OpcodeRow row, Consumer<ActiveTask> command) {
        return new CommandEntry(row, task -> command.accept((ActiveTask) task), Way.TRACKED);
    }

    static CommandEntry gated(OpcodeRow row, CommandHandler handler) {
        return new CommandEntry(row, handler, Way.GATED);
    }

    /** The same row without its handler, if that is the device type's. */
    CommandEntry dormant() {
        return way == Way.GATED ? new CommandEntry(row, null, way, counter) : this;
    }

    /** The same row, counted by a unit. */
    CommandEntry countedBy(Counters counters) {
        return new CommandEntry(row, handler, way, counters.of(row));
    }

    /** How a task with an attribute is ordered. */
    Ordering ordering(TaskAttribute attribute) {
        if (attribute == TaskAttribute.ORDERED || row.ordering() == OrderingClass.EXCLUSIVE) {
            return Ordering.ORDERED;
        }
        return attribute == TaskAttribute.HEAD_OF_QUEUE ? Ordering.HEAD_OF_QUEUE : Ordering.SIMPLE;
    }

    /**
     * What is wrong with a command of this row: a bit that the usage mask forbids, in the row's own length since
     * initiators may send 16 bytes for a command of 6, or data in the direction that the command does not have, whose
     * pages the handler could not use, or the ACA attribute, which only an ACA condition allows (SAM-5 8.7.5). Null
     * when it is right.
     */
    @Nullable Sense check(ScsiCommand command) {
        byte[] cdb = command.cdb();
        for (int i = 1; i < row.cdbLength(); i++) {
            int forbidden = BYTE.get(cdb[i] & ~usage(i));
            if (forbidden != 0) {
                return Sense.invalidFieldInCdb(i, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(forbidden));
            }
        }
        boolean crossed = row.direction() != DataDirection.NONE && command.direction() != DataDirection.NONE
                && command.direction() != row.direction() && command.data().byteCount() > 0;
        if (crossed) {
            return Sense.illegalRequest(AdditionalSense.INVALID_FIELD_IN_CDB);
        }
        return command.attribute() == TaskAttribute.ACA
                ? Sense.illegalRequest(AdditionalSense.INVALID_MESSAGE_ERROR)
                : null;
    }

    /** The CDB usage data as it is reported: a service action stands for itself (SPC-5 6.35.3). */
    byte[] usage() {
        byte[] usage = row.usage().clone();
        if (row.serviceAction() != OpcodeRow.NO_SERVICE_ACTION) {
            usage[1] = (byte) SERVICE_ACTION.set(usage[1], row.serviceAction());
        }
        return usage;
    }

    private int usage(int index) {
        boolean action = index == 1 && row.serviceAction() != OpcodeRow.NO_SERVICE_ACTION;
        return action ? row.usage()[1] | SERVICE_ACTION.mask() : row.usage()[index];
    }
}
