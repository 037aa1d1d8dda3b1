// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * COMPARE AND WRITE (SBC-4 5.3). The row's ordering class keeps all other commands out meanwhile. Both halves of the
 * Data-Out buffer are copied before the comparison: what is written is what was there then.
 */
final class CompareAndWriteHandler implements CommandHandler {

    private static final int BLOCKS = 13;

    private final Medium medium;
    private final ModePages pages;
    private final Statistics statistics;

    CompareAndWriteHandler(Medium medium, ModePages pages, Statistics statistics) {
        this.medium = medium;
        this.pages = pages;
        this.statistics = statistics;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        long address = BlockCdb.SIXTEEN.address(cdb);
        int blocks = BigEndian.get8(cdb, BLOCKS);
        if (medium.refusesWrites(task) || medium.refusesRange(task, address, blocks)) {
            return;
        }
        int bytes = blocks * medium.blockSize();
        if (blocks > medium.blocksOf(DiskLimits.COMPARE_AND_WRITE)) {
            task.check(Sense.invalidFieldInCdb(BLOCKS, -1));
            return;
        }
        if (medium.refusesData(task, BLOCKS, 2L * bytes)) {
            return;
        }
        if (blocks == 0) {
            task.good();
            return;
        }
        statistics.written(blocks);
        boolean durable = BlockCdb.SIXTEEN.forceUnitAccess(cdb) || !pages.writeCacheEnabled();
        byte[] both = task.data().copyOf(2L * bytes);
        new Pass(task.transferring(2L * bytes), medium.position(address), both, durable).start();
    }

    private final class Pass extends StoreSequence {

        private final long position;
        private final boolean durable;
        /** What is expected, and what is to be written then. */
        private final byte[] both;
        private final int bytes;
        private final ScatterList list = new ScatterList(1);
        private boolean compared;
        private boolean read;
        private long mismatch = -1;

        Pass(Task task, long position, byte[] both, boolean durable) {
            super(task, medium.memory(), both.length / 2);
            this.position = position;
            this.durable = durable;
            this.both = both;
            this.bytes = both.length / 2;
        }

        @Override
        protected boolean submitNext() {
            if (!read) {
                read = true;
                list.add(buffer().address(), bytes);
                medium.store().read(position, list, asCompletion());
                return true;
            }
            if (compared) {
                return false;
            }
            compared = true;
            mismatch = MemorySegment.mismatch(MemorySegment.ofArray(both), 0, bytes, buffer(), 0, bytes);
            if (mismatch >= 0) {
                return false;
            }
            MemorySegment.copy(both, bytes, buffer(), ValueLayout.JAVA_BYTE, 0, bytes);
            medium.store().write(position, list, durable, asCompletion());
            return true;
        }

        @Override
        protected void ended(StoreOutcome outcome) {
            if (outcome == StoreOutcome.DONE && mismatch >= 0) {
                task().complete(CommandResult.check(DiskSense.miscompare(mismatch)), 2L * bytes);
            } else {
                task().complete(outcome);
            }
        }
    }
}
