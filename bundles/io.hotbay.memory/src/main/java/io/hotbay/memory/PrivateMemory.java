// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The memory that commands of one owner, such as a disk or a port, may have for themselves, all together. It comes from
 * the process's direct memory, which is everybody's: each buffer is freed when its command ends, by no garbage
 * collection, and a guest whose commands want more than the bound is refused alone. Safe from any thread.
 */
public final class PrivateMemory {

    private final long bound;
    private final AtomicLong taken = new AtomicLong();

    /** @param bound bytes; none is allocated yet */
    public PrivateMemory(long bound) {
        this.bound = bound;
    }

    /** A buffer of zeroes; null when so much is not to be had now, and may be later. */
    public @Nullable Buffer take(long bytes) {
        long before = taken.getAndUpdate(now -> now + bytes <= bound ? now + bytes : now);
        if (before + bytes > bound) {
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
    public long taken() {
        return taken.get();
    }

    /** Owned by one command, which frees it once, when no store can touch it any more. */
    public final class Buffer {

        private final Arena arena;
        private final MemorySegment segment;

        private Buffer(Arena arena, MemorySegment segment) {
            this.arena = arena;
            this.segment = segment;
        }

        /** Where it is; not alive once it was freed. */
        public MemorySegment segment() {
            return segment;
        }

        /** Gives it back. */
        public void free() {
            arena.close();
            taken.addAndGet(-segment.byteSize());
        }
    }
}
