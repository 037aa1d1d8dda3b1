// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * START STOP UNIT (SBC-4 5.28). There is no motor: starting does nothing, stopping writes the cache unless told not to,
 * and the unit stays ready. Ejecting and power conditions are kept out by the usage mask.
 */
final class StartStopHandler implements CommandHandler {

    private static final int FLAGS = 4;
    private static final BitField NO_FLUSH = BitField.bit(2);
    private static final BitField START = BitField.bit(0);

    private final Medium medium;

    StartStopHandler(Medium medium) {
        this.medium = medium;
    }

    @Override
    public void execute(Task task) {
        int flags = task.cdb()[FLAGS];
        if (START.isSet(flags) || NO_FLUSH.isSet(flags)) {
            task.good();
        } else {
            medium.store().flush(task.transferring(0));
        }
    }
}
