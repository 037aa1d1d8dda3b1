// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/** Task management functions (SAM-5 7.1), with the resets of a parallel bus (SPI-5 10) and of iSCSI (RFC 7143 11.5). */
public enum TaskManagementFunction {
    ABORT_TASK,
    ABORT_TASK_SET,
    CLEAR_ACA,
    CLEAR_TASK_SET,
    I_T_NEXUS_RESET,
    LOGICAL_UNIT_RESET,
    /** Every logical unit of one target; iSCSI's TARGET WARM RESET. */
    TARGET_RESET,
    /** Every logical unit of one target, as if it had been switched on. */
    TARGET_COLD_RESET,
    /** Every target of the bus. */
    BUS_RESET,
    QUERY_TASK,
    QUERY_TASK_SET,
    QUERY_ASYNCHRONOUS_EVENT
}
