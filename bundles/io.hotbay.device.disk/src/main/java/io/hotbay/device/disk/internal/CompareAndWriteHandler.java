// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

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
        new Pass(task.transferring(2L * bytes), medium.position(address), bytes, durable).start();
    }

    private final class Pass extends StoreSequence {

        private final long position;
        private final boolean durable;
        private final byte[] expected;
        private final MemorySegment fresh;
        private final MemorySegment found;
        private final ScatterList list;
        private boolean compared;
        private boolean read;
        private long mismatch = -1;

        Pass(Task task, long position, int bytes, boolean durable) {
            super(task);
            this.position = position;
            this.durable = durable;
            byte[] both = task.data().copyOf(2L * bytes);
            expected = Arrays.copyOf(both, bytes);
            fresh = Arena.ofAuto().allocate(bytes);
            MemorySegment.copy(both, bytes, fresh, ValueLayout.JAVA_BYTE, 0, bytes);
            found = Arena.ofAuto().allocate(bytes);
            list = new ScatterList(1);
        }

        @Override
        protected boolean submitNext() {
            if (!read) {
                read = true;
                medium.store().read(position, list(found), asCompletion());
                return true;
            }
            if (compared) {
                return false;
            }
            compared = true;
            mismatch = MemorySegment.ofArray(expected).mismatch(found);
            if (mismatch >= 0) {
                return false;
            }
            medium.store().write(position, list(fresh), durable, asCompletion());
            return true;
        }

        private ScatterList list(MemorySegment buffer) {
            list.clear();
            list.add(buffer.address(), buffer.byteSize());
            return list;
        }

        @Override
        protected void ended(StoreOutcome outcome) {
            if (outcome == StoreOutcome.DONE && mismatch >= 0) {
                task().complete(CommandResult.check(DiskSense.miscompare(mismatch)), 2 * fresh.byteSize());
            } else {
                task().complete(outcome);
            }
        }
    }
}
