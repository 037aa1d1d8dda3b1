// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * WRITE SAME (SBC-4 5.52, 5.53): one block, or zeroes without a block (NDOB), to a range. Zeroes go the store's short
 * way, and with UNMAP are given back; what has no short way is written.
 */
final class WriteSameHandler implements CommandHandler {

    private static final int UNMAP_BIT = 3;
    private static final BitField UNMAP = BitField.bit(UNMAP_BIT);
    /** No Data-Out buffer; only the 16-byte CDB's mask lets it through. */
    private static final BitField NDOB = BitField.bit(0);

    private final BlockCdb layout;
    private final Medium medium;
    private final ModePages pages;

    WriteSameHandler(BlockCdb layout, Medium medium, ModePages pages) {
        this.layout = layout;
        this.medium = medium;
        this.pages = pages;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        long address = layout.address(cdb);
        long blocks = layout.blocks(cdb);
        boolean unmap = UNMAP.isSet(cdb[BlockCdb.FLAGS]);
        if (medium.refusesWrites(task)
                || medium.refusesRange(task, address, blocks)
                || medium.refusesLength(task, layout, blocks, DiskLimits.WRITE_SAME)) {
            return;
        }
        if (blocks == 0) {
            // WSNZ in Block Limits: no "up to the end of the medium"
            task.check(Sense.invalidFieldInCdb(layout.blocksOffset(), -1));
            return;
        }
        if (unmap && !medium.discards()) {
            task.check(Sense.invalidFieldInCdb(BlockCdb.FLAGS, UNMAP_BIT));
            return;
        }
        boolean hasBlock = !NDOB.isSet(cdb[BlockCdb.FLAGS]);
        if (hasBlock && task.data().byteCount() != medium.blockSize()) {
            // an initiator that has another size of blocks in mind must not fill the range with something else
            task.check(Sense.illegalRequest(AdditionalSense.INVALID_FIELD_IN_CDB));
            return;
        }
        byte[] block = hasBlock ? task.data().copyOf(medium.blockSize()) : new byte[medium.blockSize()];
        task.transferring(hasBlock ? medium.blockSize() : 0);
        write(task, medium.position(address), blocks * medium.blockSize(), block, unmap);
    }

    private void write(Task task, long position, long bytes, byte[] block, boolean unmap) {
        if (!isZero(block)) {
            new PatternWrite(task, medium, position, bytes, block, !pages.writeCacheEnabled()).start();
            return;
        }
        StoreCompletion end = new DurableEnd(task, medium, pages);
        StoreCompletion orWritten = outcome -> {
            if (outcome == StoreOutcome.UNSUPPORTED) {
                new PatternWrite(task, medium, position, bytes, block, !pages.writeCacheEnabled()).start();
            } else {
                end.complete(outcome);
            }
        };
        if (unmap) {
            medium.store().unmap(position, bytes, task.then(orWritten));
        } else {
            medium.store().writeZeroes(position, bytes, task.then(orWritten));
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
