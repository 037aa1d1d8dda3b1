// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;

/**
 * WRITE AND VERIFY (SBC-4 5.43 to 5.45): each piece is written, durably, from a private copy and read back; with BYTCHK
 * 01b what was read is compared with the copy.
 */
final class WriteVerifyHandler implements CommandHandler {

    private static final int AS_BUFFER = 0b01;

    private final BlockCdb layout;
    private final Medium medium;
    private final Statistics statistics;

    WriteVerifyHandler(BlockCdb layout, Medium medium, Statistics statistics) {
        this.layout = layout;
        this.medium = medium;
        this.statistics = statistics;
    }

    @Override
    public void execute(Task task) {
        if (medium.settlesWrite(task, layout)) {
            return;
        }
        byte[] cdb = task.cdb();
        long position = medium.position(layout.address(cdb));
        long blocks = layout.blocks(cdb);
        long bytes = blocks * medium.blockSize();
        statistics.written(blocks);
        statistics.verified(blocks);
        boolean compare = VerifyHandler.BYTCHK.get(cdb[BlockCdb.FLAGS]) == AS_BUFFER;
        new Pass(task.transferring(bytes), position, bytes, compare).start();
    }

    private final class Pass extends StoreSequence {

        private final long position;
        private final long bytes;
        private final boolean compare;
        private final long size;
        private final ScatterList piece = new ScatterList(1);
        private long done;
        private long length;
        private boolean reading;
        private long mismatch = -1;

        Pass(Task task, long position, long bytes, boolean compare) {
            super(task, medium.memory(), 2 * half(bytes));
            this.position = position;
            this.bytes = bytes;
            this.compare = compare;
            size = half(bytes);
        }

        private static long half(long bytes) {
            return Math.clamp(bytes, 1, DiskLimits.PRIVATE_BUFFER);
        }

        @Override
        protected boolean submitNext() {
            if (length == 0) {
                return write();
            }
            if (!reading) {
                reading = true;
                medium.store().read(position + done, list(size), asCompletion());
                return true;
            }
            long first = compare ? mismatch() : -1;
            mismatch = first < 0 ? -1 : done + first;
            done += length;
            reading = false;
            return mismatch < 0 && write();
        }

        private boolean write() {
            length = Math.min(bytes - done, size);
            if (length == 0) {
                return false;
            }
            task().data().read(done, buffer(), 0, length);
            medium.store().write(position + done, list(0), true, asCompletion());
            return true;
        }

        private long mismatch() {
            return MemorySegment.mismatch(buffer(), 0, length, buffer(), size, size + length);
        }

        /** The half of the buffer that is written, or the one that is read into. */
        private ScatterList list(long half) {
            piece.clear();
            piece.add(buffer().address() + half, length);
            return piece;
        }

        @Override
        protected void ended(StoreOutcome outcome) {
            if (outcome == StoreOutcome.DONE && mismatch >= 0) {
                task().complete(CommandResult.check(DiskSense.miscompare(mismatch)), done);
            } else {
                task().complete(outcome);
            }
        }
    }
}
