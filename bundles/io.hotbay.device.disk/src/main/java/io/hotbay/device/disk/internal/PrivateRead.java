// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;

/**
 * A read into a data buffer that ends within a block: whole blocks are read into private memory, piece by piece, and
 * copied as far as they fit.
 */
final class PrivateRead extends StoreSequence {

    private final Medium medium;
    private final long position;
    private final long bytes;
    private final ScatterList piece = new ScatterList(1);
    private long done;

    PrivateRead(Task task, Medium medium, long position) {
        super(task, medium.memory(), Math.min(wholeBlocks(task, medium), DiskLimits.PRIVATE_BUFFER));
        this.medium = medium;
        this.position = position;
        this.bytes = wholeBlocks(task, medium);
    }

    private static long wholeBlocks(Task task, Medium medium) {
        return Math.ceilDiv(task.data().byteCount(), medium.blockSize()) * medium.blockSize();
    }

    @Override
    protected boolean submitNext() {
        long length = piece.byteCount();
        if (length > 0) {
            task().data().write(done, buffer(), 0, Math.min(length, task().data().byteCount() - done));
            done += length;
        }
        if (done == bytes) {
            return false;
        }
        piece.clear();
        piece.add(buffer().address(), Math.min(bytes - done, buffer().byteSize()));
        medium.store().read(position + done, piece, asCompletion());
        return true;
    }

    @Override
    protected void ended(StoreOutcome outcome) {
        task().complete(outcome);
    }
}
