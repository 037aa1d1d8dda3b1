// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import io.hotbay.scsi.ScsiStatus;
import io.hotbay.scsi.Sense;

/** How a command ended. */
public sealed interface CommandResult {

    /** GOOD. */
    CommandResult GOOD = new Status(ScsiStatus.GOOD);

    /** BUSY: the unit can't take commands now; the initiator tries again. */
    CommandResult BUSY = new Status(ScsiStatus.BUSY);

    /** RESERVATION CONFLICT. */
    CommandResult RESERVATION_CONFLICT = new Status(ScsiStatus.RESERVATION_CONFLICT);

    /** TASK SET FULL. */
    CommandResult TASK_SET_FULL = new Status(ScsiStatus.TASK_SET_FULL);

    /** No target answers at this address: on a parallel bus, a selection time-out. */
    CommandResult NO_TARGET = new NoTarget();

    /** Ended by a task management function or a reset, without a status (SAM-5 5.6). */
    CommandResult TERMINATED = new Terminated();

    /** CHECK CONDITION with sense data. */
    static CommandResult check(Sense sense) {
        return new CheckCondition(sense);
    }

    /** A status without sense data. */
    record Status(ScsiStatus status) implements CommandResult {}

    /** CHECK CONDITION. */
    record CheckCondition(Sense sense) implements CommandResult {}

    /** See {@link #NO_TARGET}. */
    record NoTarget() implements CommandResult {}

    /** See {@link #TERMINATED}. */
    record Terminated() implements CommandResult {}
}
