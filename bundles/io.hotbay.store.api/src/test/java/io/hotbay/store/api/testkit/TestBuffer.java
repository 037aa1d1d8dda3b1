// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api.testkit;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.hotbay.memory.ScatterList;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/**
 * Memory as a guest would lend it: a scatter list over pieces with gaps between them. The gaps are filled with a
 * canary, so that a store that writes beside its pieces is found out.
 */
public final class TestBuffer {

    private static final byte CANARY = (byte) 0xA5;
    private static final int GAP = 24;

    private final MemorySegment memory;
    private final ScatterList list;
    private final int[] pieces;

    /** A buffer of these pieces, in bytes. */
    public TestBuffer(Arena arena, int... pieces) {
        this.pieces = pieces.clone();
        this.list = new ScatterList(pieces.length);
        long total = GAP;
        for (int piece : pieces) {
            total += piece + GAP;
        }
        this.memory = arena.allocate(total).fill(CANARY);
        long offset = GAP;
        for (int piece : pieces) {
            list.add(memory.address() + offset, piece);
            offset += piece + GAP;
        }
    }

    /** A buffer of one piece that holds these bytes. */
    public static TestBuffer of(Arena arena, byte[] content) {
        return new TestBuffer(arena, content.length).set(content);
    }

    /** Sizes of pieces, odd and even, small and large, that add up to a number of bytes; the same for the same seed. */
    public static int[] oddPieces(int bytes, int count, long seed) {
        Random random = new Random(seed);
        int[] sizes = new int[count];
        int left = bytes - count;
        for (int piece = 0; piece < count - 1; piece++) {
            int extra = Math.min(left, random.nextInt(2 * (bytes / count)));
            sizes[piece] = 1 + extra;
            left -= extra;
        }
        sizes[count - 1] = 1 + left;
        return sizes;
    }

    /** Bytes that look like nothing else; the same for the same seed. */
    public static byte[] pattern(int bytes, long seed) {
        byte[] pattern = new byte[bytes];
        new Random(seed).nextBytes(pattern);
        return pattern;
    }

    /** The list to hand to a store. */
    public ScatterList list() {
        return list;
    }

    /** Puts bytes in. */
    public TestBuffer set(byte[] content) {
        list.write(content, content.length);
        return this;
    }

    /** What is in it now. */
    public byte[] get() {
        return list.copyOf(list.byteCount());
    }

    /** Whether nothing was written between the pieces. */
    public boolean gapsAreIntact() {
        long offset = 0;
        for (int piece = 0; piece <= pieces.length; piece++) {
            for (int index = 0; index < GAP; index++) {
                if (memory.get(JAVA_BYTE, offset + index) != CANARY) {
                    return false;
                }
            }
            offset += GAP + (piece < pieces.length ? pieces[piece] : 0);
        }
        return true;
    }
}
