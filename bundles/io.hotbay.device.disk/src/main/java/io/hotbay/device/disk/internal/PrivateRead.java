// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A read into a data buffer that ends within a block: whole blocks are read into private memory, and copied as far as
 * they fit.
 */
final class PrivateRead implements StoreCompletion {

    private final Task task;
    private final Medium medium;
    private final long position;
    private final MemorySegment buffer;

    PrivateRead(Task task, Medium medium, long position) {
        this.task = task;
        this.medium = medium;
        this.position = position;
        long blocks = Math.ceilDiv(task.data().byteCount(), medium.blockSize());
        this.buffer = Arena.ofAuto().allocate(blocks * medium.blockSize());
    }

    void start() {
        medium.store().read(position, ScatterList.of(buffer), task.then(this));
    }

    @Override
    public void complete(StoreOutcome outcome) {
        StoreOutcome end = outcome;
        if (outcome == StoreOutcome.DONE) {
            try {
                task.data().write(0, buffer, 0, task.data().byteCount());
            } catch (InternalError revoked) {
                // the guest's memory was taken away, see WindowMapping.revoke
                end = StoreOutcome.GONE;
            }
        }
        task.complete(end);
    }
}
