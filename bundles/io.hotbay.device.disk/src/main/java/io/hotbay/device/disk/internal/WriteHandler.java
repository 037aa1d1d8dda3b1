// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.target.api.CommandResult;
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
        byte[] cdb = task.cdb();
        long address = layout.address(cdb);
        long blocks = layout.blocks(cdb);
        if (medium.refusesWrites(task)
                || medium.refusesRange(task, address, blocks)
                || medium.refusesLength(task, layout, blocks, DiskLimits.TRANSFER)) {
            return;
        }
        long bytes = blocks * medium.blockSize();
        if (medium.refusesData(task, layout.blocksOffset(), bytes)) {
            return;
        }
        if (blocks == 0) {
            task.complete(CommandResult.GOOD, 0);
            return;
        }
        statistics.written(blocks);
        ScatterList data = task.data();
        data.truncate(bytes);
        boolean durable = layout.forceUnitAccess(cdb) || !pages.writeCacheEnabled();
        medium.store().write(medium.position(address), data, durable, task.transferring(bytes));
    }
}
