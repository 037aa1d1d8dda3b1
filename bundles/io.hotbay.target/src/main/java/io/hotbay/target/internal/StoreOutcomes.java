// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;

/** The one table that turns what a store said into a command's result, and the two results that the gate needs. */
final class StoreOutcomes {

    /**
     * For commands that waited longer than the park deadline: NOT READY, becoming ready. Linux asks again with pauses until six times
     * the command's time-out have passed, 180 s for a disk, so that a successor who comes late is still in time; 04/00 would fail the
     * guest's I/O at once. Firmware waits likewise.
     */
    static final CommandResult PARKED_TOO_LONG =
            check(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_IS_IN_PROCESS_OF_BECOMING_READY);

    /**
     * For commands whose outcome nobody knows, or which nobody has begun and nobody may repeat here: the initiator decides (SPC-5 4.4.8,
     * ABORTED COMMAND; Linux tries again).
     */
    static final CommandResult ABORTED =
            check(SenseKey.ABORTED_COMMAND, AdditionalSense.NO_ADDITIONAL_SENSE_INFORMATION);

    private StoreOutcomes() {}

    /**
     * The result of an operation that was not recalled by a task management function and is not done again after a departure.
     * GONE means here that what is behind the store vanished by itself; CANCELLED, that a function recalled it too late for its deadline.
     */
    static CommandResult result(StoreOutcome outcome) {
        return switch (outcome) {
            case DONE -> CommandResult.GOOD;
            case READ_FAILED -> check(SenseKey.MEDIUM_ERROR, AdditionalSense.UNRECOVERED_READ_ERROR);
            case WRITE_FAILED -> check(SenseKey.MEDIUM_ERROR, AdditionalSense.WRITE_ERROR);
            case NO_SPACE -> check(SenseKey.DATA_PROTECT, AdditionalSense.SPACE_ALLOCATION_FAILED_WRITE_PROTECT);
            case READ_ONLY -> check(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
            case UNSUPPORTED -> check(SenseKey.ILLEGAL_REQUEST, AdditionalSense.INVALID_COMMAND_OPERATION_CODE);
            case CANCELLED -> ABORTED;
            case GONE -> check(SenseKey.HARDWARE_ERROR, AdditionalSense.LOGICAL_UNIT_COMMUNICATION_FAILURE);
        };
    }

    /** Whether a command that a departed back end left undone may be done again. */
    static boolean replayable(ReplayClass replay, StoreOutcome outcome) {
        return switch (outcome) {
            case CANCELLED -> replay != ReplayClass.NEVER;
            case GONE -> replay == ReplayClass.IDEMPOTENT;
            default -> false;
        };
    }

    /** Whether an outcome may come from a departure. */
    static boolean undone(StoreOutcome outcome) {
        return outcome == StoreOutcome.CANCELLED || outcome == StoreOutcome.GONE;
    }

    private static CommandResult check(SenseKey key, AdditionalSense additional) {
        return CommandResult.check(Sense.of(key, additional));
    }
}
