// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import io.hotbay.scsi.TaskManagementFunction;

/**
 * One task management function. Fields that the function does not use are zero.
 *
 * @param tag of the command to be aborted or queried
 */
public record TaskManagementRequest(TaskManagementFunction function, int target, int lun, long tag) {}
