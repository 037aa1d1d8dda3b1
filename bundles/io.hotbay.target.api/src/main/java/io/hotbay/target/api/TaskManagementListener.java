// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of the end of a task management function, exactly once, on any thread. Not called when the nexus was lost
 * meanwhile.
 */
@ConsumerType
@FunctionalInterface
public interface TaskManagementListener {

    /**
     * The function has ended.
     *
     * @param terminated how many commands it ended
     */
    void managed(TaskManagementResponse response, int terminated);
}
