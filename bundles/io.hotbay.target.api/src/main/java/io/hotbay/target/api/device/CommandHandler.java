// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

/** Does one command. */
@FunctionalInterface
public interface CommandHandler {

    /**
     * Begins a command, and completes it now or later. What it throws completes the task as INTERNAL TARGET FAILURE and
     * is counted; the handler must not have handed the task on then.
     */
    void execute(Task task);
}
