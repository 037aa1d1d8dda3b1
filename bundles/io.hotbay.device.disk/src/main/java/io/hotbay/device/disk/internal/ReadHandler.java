// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/** READ (SBC-4 5.15 to 5.18). The task itself is the store's completion: no copy, no object. */
final class ReadHandler implements CommandHandler {

    private final BlockCdb layout;
    private final Medium medium;
    private final ModePages pages;
    private final Statistics statistics;

    ReadHandler(BlockCdb layout, Medium medium, ModePages pages, Statistics statistics) {
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
        if (medium.refusesRange(task, address, blocks)
                || medium.refusesLength(task, layout, blocks, DiskLimits.TRANSFER)) {
            return;
        }
        statistics.read(blocks);
        long bytes = blocks * medium.blockSize();
        ScatterList data = task.data();
        if (bytes == 0 || data.byteCount() == 0) {
            task.complete(CommandResult.GOOD, bytes);
            return;
        }
        data.truncate(bytes);
        task.transferring(bytes);
        // the medium itself is read only after what is cached has reached it
        if (layout.forceUnitAccess(cdb) && pages.writeCacheEnabled()) {
            long position = medium.position(address);
            medium.store().flush(task.then(outcome -> readAfterFlush(task, position, outcome)));
        } else {
            read(task, medium.position(address));
        }
    }

    private void readAfterFlush(Task task, long position, StoreOutcome outcome) {
        if (outcome == StoreOutcome.DONE) {
            read(task, position);
        } else {
            task.complete(outcome);
        }
    }

    private void read(Task task, long position) {
        if (task.data().byteCount() % medium.blockSize() == 0) {
            medium.store().read(position, task.data(), task);
        } else {
            new PrivateRead(task, medium, position).start();
        }
    }
}
