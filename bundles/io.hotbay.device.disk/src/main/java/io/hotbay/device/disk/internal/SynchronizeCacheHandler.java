// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * SYNCHRONIZE CACHE (SBC-4 5.29, 5.30). All of the cache, whatever the range; IMMED is not made use of: the status
 * comes when the data is durable.
 */
final class SynchronizeCacheHandler implements CommandHandler {

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
        medium.store().flush(task.transferring(0));
    }
}
