// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreOutcome;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The passes of a plan over the medium, on a thread that may wait for the store. */
final class MediumPass {

    private static final int PARTS = 0x10000;

    private final BackingStore store;
    private final WorkPlan plan;
    private final long bytes;
    private final long total;
    private final ScatterList list = new ScatterList(1);
    private boolean unmaps;
    private boolean zeroes;
    private long inverted = -1;
    private volatile long done;
    private volatile boolean stopped;

    MediumPass(Medium medium, WorkPlan plan, long done) {
        this.store = medium.store();
        this.plan = plan;
        this.done = done;
        bytes = medium.position(medium.blockCount());
        total = bytes * plan.passes();
        unmaps = plan.deallocate() && medium.discards();
        zeroes = plan.pattern().length == 0;
    }

    /** Lets it end CANCELLED before the next piece. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    long done() {
        return done;
    }

    /** In 65536ths. */
    int progress() {
        return (int) Math.min(PARTS - 1, (double) done / total * PARTS);
    }

    /** The one buffer of such work is its own, one for each disk, and there while it runs. */
    StoreOutcome run() {
        try (Arena arena = Arena.ofShared()) {
            return run(arena.allocate(Math.min(bytes, DiskLimits.PRIVATE_BUFFER)));
        }
    }

    private StoreOutcome run(MemorySegment buffer) {
        while (done < total) {
            if (stopped) {
                return StoreOutcome.CANCELLED;
            }
            StoreOutcome outcome = piece(done % bytes, done / bytes, buffer);
            if (outcome != StoreOutcome.DONE) {
                return outcome;
            }
        }
        Detached flush = new Detached();
        store.flush(flush);
        return flush.await();
    }

    private StoreOutcome piece(long position, long pass, MemorySegment buffer) {
        long length = Math.min(bytes - position, unmaps || zeroes ? DiskLimits.WORK_PIECE : buffer.byteSize());
        Detached end = new Detached();
        if (unmaps) {
            store.unmap(position, length, end);
        } else if (zeroes) {
            store.writeZeroes(position, length, end);
        } else {
            fill(buffer, pass);
            list.clear();
            list.add(buffer.address(), length);
            store.write(position, list, false, end);
        }
        StoreOutcome outcome = end.await();
        if (outcome == StoreOutcome.UNSUPPORTED && (unmaps || zeroes)) {
            zeroes &= unmaps;
            unmaps = false;
            return StoreOutcome.DONE;
        }
        if (outcome == StoreOutcome.DONE) {
            done += length;
        }
        return outcome;
    }

    /** Fills the buffer with what this pass writes. */
    private void fill(MemorySegment buffer, long pass) {
        if (inverted == pass) {
            return;
        }
        inverted = pass;
        byte[] block = plan.pattern().clone();
        boolean complement = plan.invert() && pass % 2 != 0;
        for (int index = 0; index < block.length && complement; index++) {
            block[index] = (byte) ~block[index];
        }
        for (long offset = 0; offset < buffer.byteSize() && block.length > 0; offset += block.length) {
            MemorySegment.copy(block, 0, buffer, ValueLayout.JAVA_BYTE, offset, block.length);
        }
    }
}
