// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.Sense;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/** Lets a command through unless the condition of the disk refuses it. */
record ReadyCheck(Readiness readiness, Access access, CommandHandler handler) implements CommandHandler {

    @Override
    public void execute(Task task) {
        Sense refusal = readiness.refusal(access);
        if (refusal == null) {
            handler.execute(task);
        } else {
            task.check(refusal);
        }
    }
}
