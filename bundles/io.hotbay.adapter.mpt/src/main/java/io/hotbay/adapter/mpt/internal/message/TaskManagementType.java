// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.scsi.TaskManagementFunction;
import org.jspecify.annotations.Nullable;

/** Task types of SCSI_TASK_MGMT (MPI 1.2). */
enum TaskManagementType {
    ABORT_TASK(0x01, TaskManagementFunction.ABORT_TASK),
    ABORT_TASK_SET(0x02, TaskManagementFunction.ABORT_TASK_SET),
    TARGET_RESET(0x03, TaskManagementFunction.TARGET_RESET),
    RESET_BUS(0x04, TaskManagementFunction.BUS_RESET),
    LOGICAL_UNIT_RESET(0x05, TaskManagementFunction.LOGICAL_UNIT_RESET),
    CLEAR_TASK_SET(0x06, TaskManagementFunction.CLEAR_TASK_SET),
    QUERY_TASK(0x07, TaskManagementFunction.QUERY_TASK);

    private final int code;
    private final TaskManagementFunction function;

    TaskManagementType(int code, TaskManagementFunction function) {
        this.code = code;
        this.function = function;
    }

    /** The type with a code, or null. */
    static @Nullable TaskManagementType of(int code) {
        for (TaskManagementType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** What the target core does. */
    TaskManagementFunction function() {
        return function;
    }

    /** Whether the function is about one command. */
    boolean namesTask() {
        return this == ABORT_TASK || this == QUERY_TASK;
    }
}
