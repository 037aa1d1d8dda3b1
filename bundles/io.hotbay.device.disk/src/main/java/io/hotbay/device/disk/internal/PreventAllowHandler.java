// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/** PREVENT ALLOW MEDIUM REMOVAL (SPC-5 6.17), for each nexus of its own. */
final class PreventAllowHandler implements CommandHandler {

    private static final int FLAGS = 4;
    private static final BitField PREVENT = BitField.bit(0);

    private final Prevention prevention;

    PreventAllowHandler(Prevention prevention) {
        this.prevention = prevention;
    }

    @Override
    public void execute(Task task) {
        if (PREVENT.isSet(task.cdb()[FLAGS])) {
            prevention.prevent(task.nexus());
        } else {
            prevention.allow(task.nexus());
        }
        task.good();
    }
}
