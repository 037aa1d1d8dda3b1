// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The pieces of memory, in order, that make up the data buffer of one command. The pieces are kept in native memory in
 * the shape of {@code struct iovec}, so that a store can hand them to the kernel as they are.
 *
 * <p>Not thread safe: it has one owner at a time, and travels with its command. The pieces stay valid as long as the
 * lease or the segment that they were taken from; the list itself holds neither. Reused by {@link #clear()}.
 */
public final class ScatterList {

    /** The size of one {@code struct iovec} in bytes: address, then length. */
    public static final int VECTOR_BYTES = 16;

    private static final int LENGTH_OFFSET = 8;

    private static final PieceVisitor<ScatterList> ADD = (address, bytes, into, position) -> into.add(address, bytes);
    private static final PieceVisitor<MemorySegment> WRITE = (address, bytes, source, position) ->
            MemorySegment.copy(source, position, NativeMemory.ALL, address, bytes);
    private static final PieceVisitor<MemorySegment> READ = (address, bytes, target, position) ->
            MemorySegment.copy(NativeMemory.ALL, address, target, position, bytes);
    private static final PieceVisitor<Byte> FILL = (address, bytes, value, position) ->
            NativeMemory.ALL.asSlice(address, bytes).fill(value);

    private MemorySegment vector;
    private int count;
    private long byteCount;

    /** An empty list with room for some pieces; it grows as needed. */
    public ScatterList(int capacity) {
        vector = allocate(capacity);
    }

    /** A list of one piece. The caller keeps the segment, which must be native, alive. */
    public static ScatterList of(MemorySegment segment) {
        ScatterList list = new ScatterList(1);
        list.add(segment.address(), segment.byteSize());
        return list;
    }

    private static MemorySegment allocate(int capacity) {
        // collected with the list: a store may still hold the list when the front that made it is gone
        return Arena.ofAuto().allocate((long) Math.max(1, capacity) * VECTOR_BYTES, Long.BYTES);
    }

    /** Forgets all pieces. */
    public void clear() {
        count = 0;
        byteCount = 0;
    }

    /** Appends a piece; one that continues the last piece extends it. Empty pieces are left out. */
    public void add(long address, long length) {
        if (length == 0) {
            return;
        }
        byteCount = Math.addExact(byteCount, length);
        if (count > 0 && address(count - 1) + length(count - 1) == address) {
            setLength(count - 1, length(count - 1) + length);
            return;
        }
        if ((long) count * VECTOR_BYTES == vector.byteSize()) {
            MemorySegment larger = allocate(count * 2);
            MemorySegment.copy(vector, 0, larger, 0, vector.byteSize());
            vector = larger;
        }
        vector.set(JAVA_LONG, (long) count * VECTOR_BYTES, address);
        setLength(count++, length);
    }

    /** How many pieces there are. */
    public int count() {
        return count;
    }

    /** The sum of all pieces in bytes. */
    public long byteCount() {
        return byteCount;
    }

    /** The native address of a piece. */
    public long address(int piece) {
        return vector.get(JAVA_LONG, (long) piece * VECTOR_BYTES);
    }

    /** The length of a piece in bytes. */
    public long length(int piece) {
        return vector.get(JAVA_LONG, (long) piece * VECTOR_BYTES + LENGTH_OFFSET);
    }

    /**
     * The native address of {@link #count()} {@code struct iovec}; valid until the next change and while this list is
     * reachable.
     */
    public long vectorAddress() {
        return vector.address();
    }

    /** Drops everything behind the first bytes. Does nothing when there are no more than those. */
    public void truncate(long bytes) {
        long left = bytes;
        for (int piece = 0; piece < count; piece++) {
            if (length(piece) >= left) {
                setLength(piece, left);
                count = left == 0 ? piece : piece + 1;
                byteCount = bytes;
                return;
            }
            left -= length(piece);
        }
    }

    /** Puts a part of this list into another one, which is cleared first. The part must lie within this list. */
    public void slice(long offset, long length, ScatterList into) {
        requireWithin(offset, length);
        into.clear();
        walk(offset, length, ADD, into, 0);
    }

    /** Copies bytes of a segment into the memory behind the list, from a position in the list on. */
    public void write(long offset, MemorySegment source, long sourceOffset, long length) {
        requireWithin(offset, length);
        walk(offset, length, WRITE, source, sourceOffset);
    }

    /** Copies as many bytes as fit from the start of an array to the start of the list; returns how many. */
    public long write(byte[] source, int length) {
        long fits = Math.min(length, byteCount);
        write(0, MemorySegment.ofArray(source), 0, fits);
        return fits;
    }

    /** Copies bytes of the memory behind the list into a segment. */
    public void read(long offset, MemorySegment target, long targetOffset, long length) {
        requireWithin(offset, length);
        walk(offset, length, READ, target, targetOffset);
    }

    /**
     * A private copy of the first bytes, at most as many as there are: the guest can change its own pages at any time.
     */
    public byte[] copyOf(long length) {
        byte[] copy = new byte[Math.toIntExact(Math.min(length, byteCount))];
        read(0, MemorySegment.ofArray(copy), 0, copy.length);
        return copy;
    }

    /** Fills a part of the list with one value. */
    public void fill(long offset, long length, byte value) {
        requireWithin(offset, length);
        walk(offset, length, FILL, value, 0);
    }

    /** Does something with a piece and an argument; no such object captures anything, so that a copy makes none. */
    @FunctionalInterface
    private interface PieceVisitor<T> {

        /** At this position of the argument. */
        void visit(long address, long bytes, T argument, long position);
    }

    private <T> void walk(long offset, long length, PieceVisitor<T> visitor, T argument, long position) {
        long skip = offset;
        long done = 0;
        for (int piece = 0; piece < count && done < length; piece++) {
            long size = length(piece);
            if (skip >= size) {
                skip -= size;
                continue;
            }
            long bytes = Math.min(size - skip, length - done);
            visitor.visit(address(piece) + skip, bytes, argument, position + done);
            done += bytes;
            skip = 0;
        }
    }

    private void setLength(int piece, long length) {
        vector.set(JAVA_LONG, (long) piece * VECTOR_BYTES + LENGTH_OFFSET, length);
    }

    private void requireWithin(long offset, long length) {
        if (offset < 0 || length < 0 || offset > byteCount - length) {
            throw new IndexOutOfBoundsException(offset + "+" + length + " of " + byteCount + " bytes");
        }
    }
}
