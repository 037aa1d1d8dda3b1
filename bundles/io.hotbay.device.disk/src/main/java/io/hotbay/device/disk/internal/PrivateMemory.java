// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the commands of one disk may have for themselves, all together. It comes from the process's direct
 * memory, which is everybody's: each buffer is freed when its command ends, by no garbage collection, and a guest whose
 * commands want more than the bound gets BUSY for them, alone. Safe from any thread.
 */
final class PrivateMemory {

    private final long bound;
    private final AtomicLong taken = new AtomicLong();

    PrivateMemory(long bound) {
        this.bound = bound;
    }

    /** Null when so much is not to be had now. The content is zeroes. */
    @Nullable Buffer take(long bytes) {
        if (taken.addAndGet(bytes) > bound) {
            taken.addAndGet(-bytes);
            return null;
        }
        Arena arena = Arena.ofShared();
        try {
            return new Buffer(arena, arena.allocate(bytes));
        } catch (OutOfMemoryError none) {
            // others have all of the direct memory
            arena.close();
            taken.addAndGet(-bytes);
            return null;
        }
    }

    /** The bytes that commands have now. */
    long taken() {
        return taken.get();
    }

    /** Owned by one command, which frees it once, when no store can touch it any more. */
    final class Buffer {

        private final Arena arena;
        private final MemorySegment segment;

        private Buffer(Arena arena, MemorySegment segment) {
            this.arena = arena;
            this.segment = segment;
        }

        MemorySegment segment() {
            return segment;
        }

        void free() {
            arena.close();
            taken.addAndGet(-segment.byteSize());
        }
    }
}
