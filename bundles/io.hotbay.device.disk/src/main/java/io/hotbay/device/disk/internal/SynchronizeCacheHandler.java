// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * SYNCHRONIZE CACHE (SBC-4 5.29, 5.30). All of the cache, whatever the range, and whatever SYNC_NV says, which is
 * obsolete. With IMMED the status comes before the data is durable; should that fail, no later flush of the store
 * succeeds, so that the next command tells.
 */
final class SynchronizeCacheHandler implements CommandHandler {

    private static final BitField IMMED = BitField.bit(1);

    private final BlockCdb layout;
    private final Medium medium;

    SynchronizeCacheHandler(BlockCdb layout, Medium medium) {
        this.layout = layout;
        this.medium = medium;
    }

    @Override
    public void execute(Task task) {
        if (medium.refusesRange(task, layout.address(task.cdb()), layout.blocks(task.cdb()))) {
            return;
        }
        if (IMMED.isSet(task.cdb()[BlockCdb.FLAGS])) {
            medium.store().flush(new Detached());
            task.good();
        } else {
            medium.store().flush(task.transferring(0));
        }
    }
}
