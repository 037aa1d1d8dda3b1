// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScatterListTest {

    private final Arena arena = Arena.ofConfined();
    private final ScatterList list = new ScatterList(2);

    @AfterEach
    void free() {
        arena.close();
    }

    /** Pieces as "address+length", without touching the memory there. */
    private static List<String> pieces(ScatterList list) {
        List<String> pieces = new ArrayList<>();
        for (int piece = 0; piece < list.count(); piece++) {
            pieces.add(Long.toHexString(list.address(piece)) + "+" + Long.toHexString(list.length(piece)));
        }
        return pieces;
    }

    private void addThree() {
        list.add(0x1000, 0x100);
        list.add(0x3000, 0x10);
        list.add(0x2000, 0x200);
    }

    @Test
    void shouldKeepPiecesInOrder() {
        addThree();
        assertEquals(List.of("1000+100", "3000+10", "2000+200"), pieces(list));
        assertEquals(0x310, list.byteCount());
        assertEquals(3, list.count());
    }

    @Test
    void shouldMergeWhenPieceContinuesLastOne() {
        list.add(0x1000, 0x100);
        list.add(0x1100, 0x100);
        list.add(0x1000, 0x100);
        list.add(0x0f00, 0x100);
        assertEquals(List.of("1000+200", "1000+100", "f00+100"), pieces(list));
        assertEquals(0x400, list.byteCount());
    }

    @Test
    void shouldLeaveEmptyPiecesOut() {
        list.add(0x1000, 0);
        assertEquals(0, list.count());
        list.add(0x1000, 1);
        list.add(0x5000, 0);
        list.add(0x1001, 1);
        assertEquals(List.of("1000+2"), pieces(list));
    }

    @Test
    void shouldGrowWhenThereAreMorePieces() {
        for (int piece = 0; piece < 1000; piece++) {
            list.add(0x1_0000L * piece, piece + 1);
        }
        assertEquals(1000, list.count());
        for (int piece = 0; piece < 1000; piece++) {
            assertEquals(0x1_0000L * piece, list.address(piece));
            assertEquals(piece + 1, list.length(piece));
        }
        assertEquals(500_500, list.byteCount());
    }

    @Test
    void shouldHaveShapeOfIovec() {
        addThree();
        MemorySegment vector = MemorySegment.ofAddress(list.vectorAddress()).reinterpret(3 * ScatterList.VECTOR_BYTES);
        assertArrayEquals(new long[] {0x1000, 0x100, 0x3000, 0x10, 0x2000, 0x200}, vector.toArray(JAVA_LONG));
    }

    @Test
    void shouldRefuseWhenSumOverflows() {
        list.add(0, Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, () -> list.add(0x10, 1));
    }

    @Test
    void shouldForgetAllWhenCleared() {
        addThree();
        list.clear();
        assertEquals(0, list.count());
        assertEquals(0, list.byteCount());
        list.add(0x2200, 1);
        assertEquals(List.of("2200+1"), pieces(list));
    }

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "1, 1000+1",
        "255, 1000+ff",
        "256, 1000+100",
        "257, 1000+100 3000+1",
        "272, 1000+100 3000+10",
        "273, 1000+100 3000+10 2000+1",
        "784, 1000+100 3000+10 2000+200",
        "785, 1000+100 3000+10 2000+200",
        "9223372036854775807, 1000+100 3000+10 2000+200",
    })
    void shouldTruncate(long bytes, String expected) {
        addThree();
        list.truncate(bytes);
        assertEquals(expected, String.join(" ", pieces(list)));
        assertEquals(Math.min(bytes, 784), list.byteCount());
    }

    @Test
    void shouldGoOnBehindTruncatedPiece() {
        addThree();
        list.truncate(0x80);
        list.add(0x1080, 0x10);
        assertEquals(List.of("1000+90"), pieces(list));
        list.truncate(0);
        list.truncate(0);
        list.add(0x1080, 0x10);
        assertEquals(List.of("1080+10"), pieces(list));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 784, 1000+100 3000+10 2000+200",
        "0, 0, ''",
        "784, 0, ''",
        "0, 1, 1000+1",
        "255, 2, 10ff+1 3000+1",
        "256, 16, 3000+10",
        "255, 18, 10ff+1 3000+10 2000+1",
        "783, 1, 21ff+1",
    })
    void shouldSlice(long offset, long length, String expected) {
        addThree();
        ScatterList slice = ScatterList.of(arena.allocate(8));
        list.slice(offset, length, slice);
        assertEquals(expected, String.join(" ", pieces(slice)));
        assertEquals(length, slice.byteCount());
        assertEquals(784, list.byteCount());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 785",
        "784, 1",
        "785, 0",
        "-1, 1",
        "1, -1",
        "1, 9223372036854775807",
        "9223372036854775807, 9223372036854775807",
    })
    void shouldRefuseRangeOutside(long offset, long length) {
        addThree();
        assertThrows(IndexOutOfBoundsException.class, () -> list.slice(offset, length, new ScatterList(1)));
        assertThrows(IndexOutOfBoundsException.class, () -> list.fill(offset, length, (byte) 0));
    }

    @Test
    void shouldWriteFillAndReadOverPieces() {
        MemorySegment memory = arena.allocate(24).fill((byte) '.');
        list.add(memory.address() + 10, 3);
        list.add(memory.address() + 20, 1);
        list.add(memory.address() + 5, 4);
        assertEquals(8, list.write("ABCDEFGHIJ".getBytes(), 10));
        assertEquals(".....EFGH.ABC.......D...", text(memory, 24));
        list.write(2, MemorySegment.ofArray("-cde-".getBytes()), 1, 3);
        assertEquals(".....eFGH.ABc.......d...", text(memory, 24));
        list.fill(3, 3, (byte) '0');
        assertEquals(".....00GH.ABc.......0...", text(memory, 24));

        assertEquals("ABc000GH", new String(list.copyOf(100)));
        assertEquals("ABc", new String(list.copyOf(3)));
        byte[] target = "......".getBytes();
        list.read(5, MemorySegment.ofArray(target), 2, 3);
        assertEquals("..0GH.", new String(target));
    }

    @Test
    void shouldWriteAsMuchAsFits() {
        MemorySegment memory = arena.allocate(8).fill((byte) '.');
        list.add(memory.address(), 4);
        assertEquals(4, list.write("abcdef".getBytes(), 6));
        assertEquals(2, list.write("xyz".getBytes(), 2));
        assertEquals("xycd....", text(memory, 8));
    }

    @Test
    void shouldTransferNothingWhenListIsEmpty() {
        assertArrayEquals(new byte[0], list.copyOf(10));
        assertEquals(0, list.write(new byte[10], 10));
        list.truncate(5);
        assertEquals(0, list.byteCount());
    }

    private static String text(MemorySegment memory, int length) {
        return new String(memory.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
}
