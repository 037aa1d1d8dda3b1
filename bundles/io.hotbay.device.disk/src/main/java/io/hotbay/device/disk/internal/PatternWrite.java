// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;

/** Writes one block's content over a range, piece by piece from private memory that holds it many times. */
final class PatternWrite extends StoreSequence {

    private final Medium medium;
    private final long position;
    private final long bytes;
    private final boolean durable;
    private final byte[] block;
    private final ScatterList piece = new ScatterList(1);
    private boolean filled;
    private long submitted;

    PatternWrite(Task task, Medium medium, long position, long bytes, byte[] block, boolean durable) {
        super(task, medium.memory(), Math.min(bytes, DiskLimits.PRIVATE_BUFFER));
        this.medium = medium;
        this.position = position;
        this.bytes = bytes;
        this.durable = durable;
        this.block = block;
    }

    @Override
    protected boolean submitNext() {
        if (submitted == bytes) {
            return false;
        }
        if (!filled) {
            fill();
        }
        long length = Math.min(bytes - submitted, buffer().byteSize());
        piece.clear();
        piece.add(buffer().address(), length);
        long from = position + submitted;
        submitted += length;
        medium.store().write(from, piece, durable, asCompletion());
        return true;
    }

    private void fill() {
        filled = true;
        for (long offset = 0; offset < buffer().byteSize(); offset += block.length) {
            MemorySegment.copy(MemorySegment.ofArray(block), 0, buffer(), offset, block.length);
        }
    }

    @Override
    protected void ended(StoreOutcome outcome) {
        task().complete(outcome);
    }
}
