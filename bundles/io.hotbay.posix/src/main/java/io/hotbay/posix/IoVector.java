// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.IoVectorLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Builds a native array of {@code struct iovec} for {@link Files#readVector} and {@link Files#writeVector}, for tests
 * and slow paths. Lives as long as its arena; keeps no memory alive that it points to. Not thread safe.
 */
public final class IoVector {
    /** UIO_MAXIOV: the kernel takes no more entries in a call. */
    public static final int CAPACITY_MAXIMUM = 1024;

    private final MemorySegment entries;
    private final int capacity;
    private int count;
    private long length;

    private IoVector(MemorySegment entries, int capacity) {
        this.entries = entries;
        this.capacity = capacity;
    }

    /** @param capacity most entries, 1 to {@value #CAPACITY_MAXIMUM} */
    public static IoVector allocate(Arena arena, int capacity) {
        if (capacity < 1 || capacity > CAPACITY_MAXIMUM) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        return new IoVector(arena.allocate(IoVectorLayout.LAYOUT, capacity), capacity);
    }

    /** Appends a piece of memory by its address. */
    public IoVector add(long address, long bytes) {
        if (count == capacity) {
            throw new IllegalStateException("all " + capacity + " entries are in use");
        }
        IoVectorLayout.set(entries, count, address, bytes);
        count++;
        length += bytes;
        return this;
    }

    /** Appends part of a native segment. */
    public IoVector add(MemorySegment segment, long offset, long bytes) {
        if (!segment.isNative()) {
            throw new IllegalArgumentException("a segment in the heap has no address");
        }
        Objects.checkFromIndexSize(offset, bytes, segment.byteSize());
        return add(segment.address() + offset, bytes);
    }

    /** Appends all of a native segment. */
    public IoVector add(MemorySegment segment) {
        return add(segment, 0, segment.byteSize());
    }

    /** Forgets all entries. */
    public void clear() {
        count = 0;
        length = 0;
    }

    /** Where the array is. */
    public long address() {
        return entries.address();
    }

    /** Entries in use. */
    public int count() {
        return count;
    }

    /** Bytes of all entries together. */
    public long length() {
        return length;
    }
}
