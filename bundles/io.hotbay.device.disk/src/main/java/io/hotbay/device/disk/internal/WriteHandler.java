// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/** WRITE (SBC-4 5.39 to 5.42). The task itself is the store's completion: no copy, no object. */
final class WriteHandler implements CommandHandler {

    private final BlockCdb layout;
    private final Medium medium;
    private final ModePages pages;
    private final Statistics statistics;

    WriteHandler(BlockCdb layout, Medium medium, ModePages pages, Statistics statistics) {
        this.layout = layout;
        this.medium = medium;
        this.pages = pages;
        this.statistics = statistics;
    }

    @Override
    public void execute(Task task) {
        if (medium.settlesWrite(task, layout)) {
            return;
        }
        byte[] cdb = task.cdb();
        long position = medium.position(layout.address(cdb));
        long blocks = layout.blocks(cdb);
        long bytes = blocks * medium.blockSize();
        statistics.written(blocks);
        ScatterList data = task.data();
        data.truncate(bytes);
        boolean durable = layout.forceUnitAccess(cdb) || !pages.writeCacheEnabled();
        medium.store().write(position, data, durable, task.transferring(bytes));
    }
}
