// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/** Task management functions (SAM-5 7.1), with the resets of a parallel bus (SPI-5 10). */
public enum TaskManagementFunction {
    ABORT_TASK,
    ABORT_TASK_SET,
    CLEAR_TASK_SET,
    LOGICAL_UNIT_RESET,
    /** Every logical unit of one target. */
    TARGET_RESET,
    /** Every target of the bus. */
    BUS_RESET,
    QUERY_TASK
}
