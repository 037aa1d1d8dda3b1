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
        statistics.written(blocks);
        long bytes = blocks * medium.blockSize();
        ScatterList data = task.data();
        // a block that came only in part is not written
        long whole = Math.min(bytes, data.byteCount() / medium.blockSize() * medium.blockSize());
        if (whole == 0) {
            task.complete(CommandResult.GOOD, bytes);
            return;
        }
        data.truncate(whole);
        boolean durable = layout.forceUnitAccess(cdb) || !pages.writeCacheEnabled();
        medium.store().write(medium.position(address), data, durable, task.transferring(bytes));
    }
}
