// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.store.api.BlockStatus;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.nio.ByteBuffer;

/**
 * GET LBA STATUS(16) (SBC-4 5.6), report type 00h.
 *
 * <pre>
 * 0-3 PARAMETER DATA LENGTH   8- descriptors of 16 bytes:
 *     0-7 LOGICAL BLOCK ADDRESS   8-11 NUMBER OF LOGICAL BLOCKS   12 PROVISIONING STATUS(3:0)
 * </pre>
 */
final class LbaStatusHandler implements CommandHandler {

    private static final int ALLOCATION_LENGTH = 10;
    private static final int HEADER_BYTES = 8;
    private static final int DESCRIPTOR_BYTES = 16;
    private static final int LENGTH_BYTES = 4;
    private static final byte MAPPED = 0;
    private static final byte DEALLOCATED = 1;
    private static final long BLOCKS_MAXIMUM = 0xFFFF_FFFFL;

    private final Medium medium;

    LbaStatusHandler(Medium medium) {
        this.medium = medium;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        long address = BlockCdb.SIXTEEN.address(cdb);
        if (medium.refusesRange(task, address, 1)) {
            return;
        }
        long allocated = BigEndian.get32(cdb, ALLOCATION_LENGTH);
        int descriptors = Math.clamp((allocated - HEADER_BYTES) / DESCRIPTOR_BYTES, 1, DiskLimits.LBA_STATUS);
        Extents extents = new Extents(address, descriptors);
        long position = medium.position(address);
        long length = medium.position(medium.blockCount()) - position;
        if (!medium.discards()) {
            // fully provisioned, as LBPME says: every block is mapped (SBC-4 4.7.2)
            extents.extent(length, true);
            task.dataIn(extents.encode(), allocated);
            return;
        }
        medium.store().blockStatus(position, length, extents, task.then(outcome -> {
            if (outcome == StoreOutcome.DONE) {
                task.dataIn(extents.encode(), allocated);
            } else {
                task.complete(outcome);
            }
        }));
    }

    /** Descriptors as the store's extents come in. A block that is mapped in part is mapped. */
    private final class Extents implements BlockStatus {

        private final ByteBuffer data;
        private long position;
        private long from;
        private long to;
        private boolean mapped;
        private boolean full;

        Extents(long address, int descriptors) {
            data = ByteBuffer.allocate(HEADER_BYTES + descriptors * DESCRIPTOR_BYTES).position(HEADER_BYTES);
            position = medium.position(address);
            from = address;
            to = address;
        }

        @Override
        public boolean extent(long length, boolean isMapped) {
            position += length;
            long end = isMapped ? Math.ceilDiv(position, medium.blockSize()) : position / medium.blockSize();
            if (end > to) {
                if (isMapped != mapped) {
                    put();
                }
                mapped = isMapped;
                to = end;
            }
            return !full;
        }

        private void put() {
            full |= !data.hasRemaining();
            if (to > from && !full) {
                long blocks = Math.min(to - from, BLOCKS_MAXIMUM);
                data.putLong(from).putInt((int) blocks).put(mapped ? MAPPED : DEALLOCATED)
                        .position(data.position() + Short.BYTES + Byte.BYTES);
                // descriptors have no gaps between them: one that is cut is the last
                full |= blocks < to - from || !data.hasRemaining();
                from = to;
            }
        }

        byte[] encode() {
            put();
            byte[] bytes = new byte[data.position()];
            data.flip().get(bytes);
            BigEndian.put32(bytes, 0, bytes.length - LENGTH_BYTES);
            return bytes;
        }
    }
}
