// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * ORWRITE(16) (SBC-4 5.14): the bits of the Data-Out buffer are set on the medium, piece by piece. The row's ordering
 * class keeps all other commands out meanwhile. Doing it twice is the same as doing it once.
 */
final class OrWriteHandler implements CommandHandler {

    private final Medium medium;
    private final ModePages pages;
    private final Statistics statistics;

    OrWriteHandler(Medium medium, ModePages pages, Statistics statistics) {
        this.medium = medium;
        this.pages = pages;
        this.statistics = statistics;
    }

    @Override
    public void execute(Task task) {
        if (medium.settlesWrite(task, BlockCdb.SIXTEEN)) {
            return;
        }
        byte[] cdb = task.cdb();
        long position = medium.position(BlockCdb.SIXTEEN.address(cdb));
        long blocks = BlockCdb.SIXTEEN.blocks(cdb);
        long bytes = blocks * medium.blockSize();
        statistics.written(blocks);
        boolean durable = BlockCdb.SIXTEEN.forceUnitAccess(cdb) || !pages.writeCacheEnabled();
        new Pass(task.transferring(bytes), position, bytes, durable).start();
    }

    private final class Pass extends StoreSequence {

        private final long position;
        private final long bytes;
        private final boolean durable;
        private final ScatterList list = new ScatterList(1);
        private long done;
        private boolean writing;

        Pass(Task task, long position, long bytes, boolean durable) {
            super(task, medium.memory(), Math.clamp(bytes, 1, DiskLimits.PRIVATE_BUFFER));
            this.position = position;
            this.bytes = bytes;
            this.durable = durable;
        }

        @Override
        protected boolean submitNext() {
            if (list.byteCount() > 0 && !writing) {
                merge(list.byteCount());
                writing = true;
                medium.store().write(position + done, list, durable, asCompletion());
                return true;
            }
            done += list.byteCount();
            if (done == bytes) {
                return false;
            }
            writing = false;
            list.clear();
            list.add(buffer().address(), Math.min(bytes - done, buffer().byteSize()));
            medium.store().read(position + done, list, asCompletion());
            return true;
        }

        private void merge(long length) {
            byte[] bits = new byte[(int) length];
            task().data().read(done, MemorySegment.ofArray(bits), 0, length);
            MemorySegment piece = buffer();
            for (int index = 0; index < length; index++) {
                piece.set(ValueLayout.JAVA_BYTE, index,
                        (byte) (piece.get(ValueLayout.JAVA_BYTE, index) | bits[index]));
            }
        }

        @Override
        protected void ended(StoreOutcome outcome) {
            task().complete(outcome);
        }
    }
}
