// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** Writes one block's content over a range, piece by piece from private memory that holds it many times. */
final class PatternWrite extends StoreSequence {

    private final Medium medium;
    private final long position;
    private final long bytes;
    private final boolean durable;
    private final MemorySegment pattern;
    private final ScatterList piece = new ScatterList(1);
    private long submitted;

    PatternWrite(Task task, Medium medium, long position, long bytes, byte[] block, boolean durable) {
        super(task);
        this.medium = medium;
        this.position = position;
        this.bytes = bytes;
        this.durable = durable;
        // a block can be larger than the buffer would be
        long size = Math.min(bytes, Math.max(DiskLimits.PRIVATE_BUFFER, block.length));
        this.pattern = Arena.ofAuto().allocate(size);
        for (long offset = 0; offset < size; offset += block.length) {
            MemorySegment.copy(MemorySegment.ofArray(block), 0, pattern, offset, block.length);
        }
    }

    @Override
    protected boolean submitNext() {
        if (submitted == bytes) {
            return false;
        }
        long length = Math.min(bytes - submitted, pattern.byteSize());
        piece.clear();
        piece.add(pattern.address(), length);
        long from = position + submitted;
        submitted += length;
        medium.store().write(from, piece, durable, asCompletion());
        return true;
    }

    @Override
    protected void ended(StoreOutcome outcome) {
        Reference.reachabilityFence(pattern);
        task().complete(outcome);
    }
}
