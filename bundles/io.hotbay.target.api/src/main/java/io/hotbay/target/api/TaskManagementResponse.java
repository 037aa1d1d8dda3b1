// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/** Service responses of task management functions (SAM-5 7.1). */
public enum TaskManagementResponse {
    FUNCTION_COMPLETE,
    /** QUERY TASK: the command is there. */
    FUNCTION_SUCCEEDED,
    FUNCTION_REJECTED,
    INCORRECT_LOGICAL_UNIT_NUMBER,
    /** No target at the address. */
    NO_TARGET,
    /** Some command could not be ended before the deadline. */
    FAILED
}
