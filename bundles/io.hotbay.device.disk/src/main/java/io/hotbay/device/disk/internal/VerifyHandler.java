// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * VERIFY (SBC-4 5.36 to 5.38) with BYTCHK 00b, the blocks can be read; 01b, they are as the Data-Out buffer has them;
 * 11b, each is as the one block in the Data-Out buffer.
 */
final class VerifyHandler implements CommandHandler {

    static final BitField BYTCHK = new BitField(2, 1);
    private static final int READABLE = 0b00;
    private static final int AS_BUFFER = 0b01;
    private static final int AS_ONE_BLOCK = 0b11;

    private final BlockCdb layout;
    private final Medium medium;
    private final Statistics statistics;

    VerifyHandler(BlockCdb layout, Medium medium, Statistics statistics) {
        this.layout = layout;
        this.medium = medium;
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
        statistics.verified(blocks);
        long position = medium.position(address);
        long bytes = blocks * medium.blockSize();
        switch (BYTCHK.get(cdb[BlockCdb.FLAGS])) {
            case READABLE -> new VerifyPass(task.transferring(0), medium, position, bytes, null).start();
            case AS_BUFFER -> compare(task, position, bytes);
            case AS_ONE_BLOCK -> compareWithOne(task, position, bytes);
            default -> task.check(Sense.invalidFieldInCdb(BlockCdb.FLAGS, BYTCHK.high()));
        }
    }

    private void compare(Task task, long position, long bytes) {
        if (medium.refusesData(task, layout.blocksOffset(), bytes)) {
            return;
        }
        if (bytes == 0) {
            task.complete(CommandResult.GOOD, 0);
            return;
        }
        new VerifyPass(task.transferring(bytes), medium, position, bytes, ExpectedData.of(task.data())).start();
    }

    private void compareWithOne(Task task, long position, long bytes) {
        int size = medium.blockSize();
        if (bytes == 0) {
            task.complete(CommandResult.GOOD, 0);
            return;
        }
        if (medium.refusesData(task, BlockCdb.FLAGS, size)) {
            return;
        }
        byte[] block = task.data().copyOf(size);
        new VerifyPass(task.transferring(size), medium, position, bytes, ExpectedData.repeated(block))
                .telling(offset -> offset % size).start();
    }
}
