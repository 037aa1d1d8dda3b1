// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.memory.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BlockStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a memory store, in chunks outside the heap that exist from their first write on.
 *
 * <p>Safe from any thread. Copying holds the lock shared, freeing holds it exclusively: memory is never freed under a
 * copy. Overlapping operations leave a mixture, as on a disk.
 */
final class Content {

    /** Two levels of tables of this many entries reach so far; no host has more. */
    static final long BYTES_MAXIMUM = 1L << 50;

    private static final int CHUNK_BITS = 20;
    private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
    private static final int TABLE_BITS = 15;
    private static final int TABLE_MASK = (1 << TABLE_BITS) - 1;

    private final long bytes;
    private final StampedLock lock = new StampedLock();
    private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable Chunk>> directory;
    private boolean freed;

    private record Chunk(Arena arena, MemorySegment memory) {}

    Content(long bytes) {
        this.bytes = bytes;
        directory = new AtomicReferenceArray<>(Math.toIntExact((bytes - 1 >> CHUNK_BITS + TABLE_BITS) + 1));
    }

    long bytes() {
        return bytes;
    }

    /** False when the content was freed. */
    boolean read(long position, ScatterList data) {
        long stamp = lock.readLock();
        try {
            long done = 0;
            while (!freed && done < data.byteCount()) {
                int offset = offset(position + done);
                long length = Math.min(CHUNK_BYTES - offset, data.byteCount() - done);
                Chunk chunk = chunk(position + done);
                if (chunk == null) {
                    data.fill(done, length, (byte) 0);
                } else {
                    data.write(done, chunk.memory, offset, length);
                }
                done += length;
            }
            return !freed;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** False when the content was freed. Throws {@link OutOfMemoryError} when the host has no memory left. */
    boolean write(long position, ScatterList data) {
        long stamp = lock.readLock();
        try {
            long done = 0;
            while (!freed && done < data.byteCount()) {
                int offset = offset(position + done);
                long length = Math.min(CHUNK_BYTES - offset, data.byteCount() - done);
                data.read(done, ensureChunk(position + done).memory, offset, length);
                done += length;
            }
            return !freed;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Makes a range read as zeroes, and frees the chunks that lie wholly in it. False when the content was freed. */
    boolean clear(long position, long length) {
        long stamp = lock.writeLock();
        try {
            clearLocked(position, length);
            return !freed;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** Tells which parts of a range have chunks. False when the content was freed. */
    boolean tell(long position, long length, BlockStatus status) {
        long end = position + length;
        long from = position;
        while (from < end) {
            boolean mapped;
            long to = from;
            long stamp = lock.readLock();
            try {
                if (freed) {
                    return false;
                }
                mapped = chunk(from) != null;
                while (to < end && (chunk(to) != null) == mapped) {
                    to = Math.min(nextChunk(to), end);
                }
            } finally {
                lock.unlockRead(stamp);
            }
            if (!status.extent(to - from, mapped)) {
                return true;
            }
            from = to;
        }
        return true;
    }

    /** Frees everything, as soon as the copies under way have ended. Idempotent. */
    void free() {
        long stamp = lock.writeLock();
        try {
            clearLocked(0, chunksEnd());
            freed = true;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private void clearLocked(long position, long length) {
        long end = position + length;
        for (long at = position; at < end; at = nextChunk(at)) {
            long bytesHere = Math.min(nextChunk(at), end) - at;
            Chunk chunk = chunk(at);
            if (chunk != null && bytesHere == CHUNK_BYTES) {
                table(at).set(index(at), null);
                chunk.arena.close();
            } else if (chunk != null) {
                chunk.memory.asSlice(offset(at), bytesHere).fill((byte) 0);
            }
        }
    }

    private long chunksEnd() {
        return bytes + CHUNK_BYTES - 1 >> CHUNK_BITS << CHUNK_BITS;
    }

    /** Where the next chunk starts that can exist: absent tables are passed over as a whole. */
    private long nextChunk(long position) {
        int bits = table(position) == null ? CHUNK_BITS + TABLE_BITS : CHUNK_BITS;
        return (position >> bits) + 1 << bits;
    }

    private @Nullable Chunk chunk(long position) {
        AtomicReferenceArray<@Nullable Chunk> table = table(position);
        return table == null ? null : table.get(index(position));
    }

    private Chunk ensureChunk(long position) {
        AtomicReferenceArray<@Nullable Chunk> table = table(position);
        if (table == null) {
            int entry = (int) (position >> CHUNK_BITS + TABLE_BITS);
            directory.compareAndSet(entry, null, new AtomicReferenceArray<>(1 << TABLE_BITS));
            table = directory.get(entry);
        }
        Chunk chunk = table.get(index(position));
        if (chunk != null) {
            return chunk;
        }
        Arena arena = Arena.ofShared();
        Chunk fresh = new Chunk(arena, arena.allocate(CHUNK_BYTES));
        if (table.compareAndSet(index(position), null, fresh)) {
            return fresh;
        }
        arena.close();
        return table.get(index(position));
    }

    private @Nullable AtomicReferenceArray<@Nullable Chunk> table(long position) {
        return directory.get((int) (position >> CHUNK_BITS + TABLE_BITS));
    }

    private static int index(long position) {
        return (int) (position >> CHUNK_BITS) & TABLE_MASK;
    }

    private static int offset(long position) {
        return (int) position & CHUNK_BYTES - 1;
    }
}
