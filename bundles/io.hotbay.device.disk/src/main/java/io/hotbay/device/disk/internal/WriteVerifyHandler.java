// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.Arena;
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
        private final MemorySegment written;
        private final MemorySegment found;
        private final ScatterList piece = new ScatterList(1);
        private long done;
        private long length;
        private boolean reading;
        private long mismatch = -1;

        Pass(Task task, long position, long bytes, boolean compare) {
            super(task);
            this.position = position;
            this.bytes = bytes;
            this.compare = compare;
            long size = Math.min(bytes, DiskLimits.PRIVATE_BUFFER);
            written = Arena.ofAuto().allocate(size);
            found = Arena.ofAuto().allocate(size);
        }

        @Override
        protected boolean submitNext() {
            if (length == 0) {
                return write();
            }
            if (!reading) {
                reading = true;
                medium.store().read(position + done, list(found), asCompletion());
                return true;
            }
            long first = compare ? MemorySegment.mismatch(written, 0, length, found, 0, length) : -1;
            mismatch = first < 0 ? -1 : done + first;
            done += length;
            reading = false;
            return mismatch < 0 && write();
        }

        private boolean write() {
            length = Math.min(bytes - done, written.byteSize());
            if (length == 0) {
                return false;
            }
            task().data().read(done, written, 0, length);
            medium.store().write(position + done, list(written), true, asCompletion());
            return true;
        }

        private ScatterList list(MemorySegment buffer) {
            piece.clear();
            piece.add(buffer.address(), length);
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
