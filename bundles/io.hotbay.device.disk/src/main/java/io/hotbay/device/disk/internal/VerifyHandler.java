// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.BitField;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * VERIFY (SBC-4 5.36 to 5.38) with BYTCHK 00b, the blocks can be read, and 01b, they are as the Data-Out buffer has
 * them.
 */
final class VerifyHandler implements CommandHandler {

    /** Of BYTCHK(2:1) the usage mask lets only the lower bit through. */
    private static final BitField BYTCHK = BitField.bit(1);

    private final BlockCdb layout;
    private final Medium medium;

    VerifyHandler(BlockCdb layout, Medium medium) {
        this.layout = layout;
        this.medium = medium;
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
        long bytes = blocks * medium.blockSize();
        if (!BYTCHK.isSet(cdb[BlockCdb.FLAGS])) {
            new VerifyPass(task.transferring(0), medium, medium.position(address), bytes, null).start();
            return;
        }
        ScatterList data = task.data();
        long whole = Math.min(bytes, data.byteCount() / medium.blockSize() * medium.blockSize());
        if (whole == 0) {
            task.complete(CommandResult.GOOD, bytes);
            return;
        }
        new VerifyPass(task.transferring(bytes), medium, medium.position(address), whole, data).start();
    }
}
