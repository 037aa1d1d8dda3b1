// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.scsi.TaskManagementFunction;

/**
 * Which task management functions there are: what they reach, and their bit in the data of REPORT SUPPORTED TASK
 * MANAGEMENT FUNCTIONS (SPC-5 6.36), numbered from bit 7 of byte 0 on.
 */
enum ManagementTable {
    ABORT_TASK(TaskManagementFunction.ABORT_TASK, Reach.UNIT, 0),
    ABORT_TASK_SET(TaskManagementFunction.ABORT_TASK_SET, Reach.UNIT, 1),
    /** There is no ACA condition: NORMACA is 0, and NACA is refused. */
    CLEAR_ACA(TaskManagementFunction.CLEAR_ACA, Reach.NOTHING, 2),
    CLEAR_TASK_SET(TaskManagementFunction.CLEAR_TASK_SET, Reach.UNIT, 3),
    LOGICAL_UNIT_RESET(TaskManagementFunction.LOGICAL_UNIT_RESET, Reach.UNIT, 4),
    QUERY_TASK(TaskManagementFunction.QUERY_TASK, Reach.UNIT, 5),
    /** TRS, obsolete since SPC-4: a target reset of SAM-2. */
    TARGET_RESET(TaskManagementFunction.TARGET_RESET, Reach.TARGET, 6),
    /** The answer has no place for the event. */
    QUERY_ASYNCHRONOUS_EVENT(TaskManagementFunction.QUERY_ASYNCHRONOUS_EVENT, Reach.NOTHING, 13),
    QUERY_TASK_SET(TaskManagementFunction.QUERY_TASK_SET, Reach.UNIT, 14),
    I_T_NEXUS_RESET(TaskManagementFunction.I_T_NEXUS_RESET, Reach.PORT, 15),
    TARGET_COLD_RESET(TaskManagementFunction.TARGET_COLD_RESET, Reach.TARGET, ManagementTable.NO_BIT),
    BUS_RESET(TaskManagementFunction.BUS_RESET, Reach.PORT, ManagementTable.NO_BIT);

    /** Functions that the data does not know. */
    static final int NO_BIT = -1;

    /** What a function is addressed to. */
    enum Reach {
        /** It is not there: FUNCTION REJECTED. */
        NOTHING,
        /** One logical unit. */
        UNIT,
        /** All logical units of one target. */
        TARGET,
        /** All that the nexus reaches. */
        PORT
    }

    private final TaskManagementFunction function;
    private final Reach reach;
    private final int bit;

    ManagementTable(TaskManagementFunction function, Reach reach, int bit) {
        this.function = function;
        this.reach = reach;
        this.bit = bit;
    }

    static Reach reach(TaskManagementFunction function) {
        for (ManagementTable row : values()) {
            if (row.function == function) {
                return row.reach;
            }
        }
        return Reach.NOTHING;
    }

    /** The supported functions as bits of two bytes. */
    static int supported() {
        int bits = 0;
        for (ManagementTable row : values()) {
            if (row.reach != Reach.NOTHING && row.bit != NO_BIT) {
                bits = BitField.bit(Short.SIZE - 1 - row.bit).set(bits, 1);
            }
        }
        return bits;
    }
}
