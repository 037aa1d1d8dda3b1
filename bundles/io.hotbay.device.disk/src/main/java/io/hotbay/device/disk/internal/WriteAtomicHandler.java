// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * WRITE ATOMIC(16) (SBC-4 5.46, 4.29): all of it or nothing. It lies within one page of the host, which reaches its
 * disk as a whole; the row's ordering class keeps all other commands out meanwhile.
 */
final class WriteAtomicHandler implements CommandHandler {

    private static final int BLOCKS = 12;
    private static final int ADDRESS = 2;

    private final Medium medium;
    private final ModePages pages;
    private final Statistics statistics;

    WriteAtomicHandler(Medium medium, ModePages pages, Statistics statistics) {
        this.medium = medium;
        this.pages = pages;
        this.statistics = statistics;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        long address = BlockCdb.SIXTEEN.address(cdb);
        int blocks = BigEndian.get16(cdb, BLOCKS);
        if (medium.refusesWrites(task) || medium.refusesRange(task, address, blocks)) {
            return;
        }
        long bytes = (long) blocks * medium.blockSize();
        if (bytes > DiskLimits.ATOMIC) {
            task.check(Sense.invalidFieldInCdb(BLOCKS, -1));
            return;
        }
        if (medium.refusesData(task, BLOCKS, bytes)) {
            return;
        }
        if (medium.position(address) % DiskLimits.ATOMIC != 0) {
            task.check(Sense.invalidFieldInCdb(ADDRESS, -1));
            return;
        }
        if (blocks == 0) {
            task.complete(CommandResult.GOOD, 0);
            return;
        }
        statistics.written(blocks);
        task.data().truncate(bytes);
        boolean durable = BlockCdb.SIXTEEN.forceUnitAccess(cdb) || !pages.writeCacheEnabled();
        medium.store().write(medium.position(address), task.data(), durable, task.transferring(bytes));
    }
}
