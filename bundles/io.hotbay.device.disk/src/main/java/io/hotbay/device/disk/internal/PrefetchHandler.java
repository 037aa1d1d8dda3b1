// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * PRE-FETCH (SBC-4 5.10, 5.11): reads the range, so that the host has it in its cache, unless the range is longer than
 * one command may read or the initiator does not want to wait (IMMED). Ends with GOOD, not with CONDITION MET: how long
 * the host keeps what in its cache nobody knows. The group number is passed over, as nothing is counted by groups.
 */
final class PrefetchHandler implements CommandHandler {

    private static final BitField IMMED = BitField.bit(1);

    private final BlockCdb layout;
    private final Medium medium;

    PrefetchHandler(BlockCdb layout, Medium medium) {
        this.layout = layout;
        this.medium = medium;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        long address = layout.address(cdb);
        long asked = layout.blocks(cdb);
        if (medium.refusesRange(task, address, asked)) {
            return;
        }
        // zero means all blocks up to the last
        long blocks = asked == 0 ? medium.blockCount() - address : asked;
        if (IMMED.isSet(cdb[BlockCdb.FLAGS]) || blocks > medium.blocksOf(DiskLimits.TRANSFER)) {
            task.good();
            return;
        }
        new VerifyPass(task.transferring(0), medium, medium.position(address), blocks * medium.blockSize(), null)
                .start();
    }
}
