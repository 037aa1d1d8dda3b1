// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.sgl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.memory.GuestMemory;
import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.DataDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists as words in guest memory. Memory: 64 KiB at 0, a hole, 64 KiB read-only at 20000h, 4 KiB below 4 GiB that
 * end where 64 KiB above it start.
 */
class ScatterGatherWalkTest {

    private static final int FRAME = 0x1000;
    private static final int SGL = 0x30;
    private static final long ALL = 0x100_0000;
    private static final long HIGH = 0x1_0000_0000L;

    /** Simple, 32-bit. */
    private static final int S32 = 0x1000_0000;
    /** Simple, 64-bit. */
    private static final int S64 = 0x1200_0000;
    private static final int LAST = 0x8000_0000;
    private static final int END = 0xC100_0000;
    private static final int CHAIN_32 = 0x3000_0000;
    private static final int CHAIN_64 = 0x3200_0000;

    private final GuestRam low = new GuestRam(0, 0x1_0000);
    private final GuestRam readOnly = new GuestRam(0x2_0000, 0x1_0000);
    private final GuestRam high = new GuestRam(HIGH - 0x1000, 0x1000);
    private final GuestRam higher = new GuestRam(HIGH, 0x1_0000);
    private final GuestMemory memory = new GuestMemory();
    private final CommandSlot slot = CommandSlot.standalone();
    private final ScatterGatherWalk walk = new ScatterGatherWalk();

    ScatterGatherWalkTest() {
        memory.add(low.start(), low.mapping(), true);
        memory.add(readOnly.start(), readOnly.mapping(), false);
        memory.add(high.start(), high.mapping(), true);
        memory.add(higher.start(), higher.mapping(), true);
    }

    private void put(long address, int... words) {
        for (int i = 0; i < words.length; i++) {
            low.put32(address + 4L * i, words[i]);
        }
    }

    private WalkResult walk(int chainOffset, long length, DataDirection direction) {
        low.put8(FRAME + 2, chainOffset);
        slot.fetch(memory.lease(), FRAME);
        slot.data().clear();
        WalkResult result = walk.gather(slot, SGL, length, direction);
        slot.closeLease();
        return result;
    }

    private List<Long> lengths() {
        ScatterList list = slot.data();
        List<Long> lengths = new ArrayList<>();
        IntStream.range(0, list.count()).forEach(piece -> lengths.add(list.length(piece)));
        return lengths;
    }

    @Test
    void shouldGatherElementsOfBothSizesInTheirOrder() {
        put(FRAME + SGL, S32 | 0x100, 0x4000, S64 | 0x200, 0x10, 1, S32 | END | 0x300, 0x8000);
        assertEquals(WalkResult.COMPLETE, walk(0, ALL, DataDirection.IN));
        assertEquals(List.of(0x100L, 0x200L, 0x300L), lengths());
        assertEquals(low.at(0x4000), slot.data().address(0));
        assertEquals(higher.at(HIGH + 0x10), slot.data().address(1));
        assertEquals(low.at(0x8000), slot.data().address(2));
    }

    @ParameterizedTest
    @CsvSource({"1", "256", "257", "700"})
    void shouldStopWhenTheLengthIsReached(long length) {
        put(FRAME + SGL, S32 | 0x100, 0x4000, S32 | END | 0x300, 0x6000);
        assertEquals(WalkResult.COMPLETE, walk(0, length, DataDirection.IN));
        assertEquals(length, slot.data().byteCount());
    }

    @Test
    void shouldGatherWhatThereIsWhenTheListIsShorter() {
        put(FRAME + SGL, S32 | END | 6, 0x4000);
        assertEquals(WalkResult.COMPLETE, walk(0, 512, DataDirection.IN));
        assertEquals(6, slot.data().byteCount());
    }

    @Test
    void shouldRefuseWhenWindowsCutAListIntoTooManyPieces() {
        for (int i = 0; i < 0x200; i++) {
            memory.add(0x4000_0000L + i * 0x1000L, new GuestRam(0, 0x1000).mapping(), true);
        }
        int next = 0x8000;
        put(FRAME + SGL, CHAIN_32 | 0x300, next);
        for (int i = 0; i < 0x20; i++) {
            put(next + 8 * i, S32 | 0x20_0000, 0x4000_0000);
        }
        assertEquals(WalkResult.TOO_LONG, walk(SGL / 4, 0x1000_0000, DataDirection.IN));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xFFFF_FFFF, 0x7000_0000})
    void shouldNotLookAtTheAddressOfAnEmptyElement(int address) {
        put(FRAME + SGL, S32 | END, address);
        assertEquals(WalkResult.COMPLETE, walk(0, 512, DataDirection.IN));
        assertEquals(0, slot.data().byteCount());
    }

    @Test
    void shouldGoOnBehindAnEmptyElementThatDoesNotEndTheList() {
        put(FRAME + SGL, S32, 0xFFFF_FFFF, S32 | END | 8, 0x4000);
        assertEquals(WalkResult.COMPLETE, walk(0, 512, DataDirection.IN));
        assertEquals(8, slot.data().byteCount());
    }

    @Test
    void shouldFollowChainsOfBothSizesWithinTheirSegments() {
        // in the frame: one simple, a gap, the chain element at dword 14h
        put(FRAME + SGL, S32 | LAST | 0x10, 0x4000);
        put(FRAME + 0x50, CHAIN_32 | 3 << 16 | 0x18, 0x2000);
        // first segment: one simple of 12 bytes, then a 64-bit chain element at its dword 3
        put(0x2000, S64 | LAST | 0x20, 0x4100, 0, CHAIN_64 | 0x10, 0x3000, 0);
        put(0x3000, S32 | 0x30, 0x4200, S32 | END | 0x40, 0x4300);
        assertEquals(WalkResult.COMPLETE, walk(0x14, ALL, DataDirection.IN));
        assertEquals(List.of(0x10L, 0x20L, 0x30L, 0x40L), lengths());
    }

    /** Chains one element into each of some segments; the last one ends the list. */
    private void chains(int depth) {
        put(FRAME + SGL, S32 | LAST | 1, 0x4000, CHAIN_32 | (depth > 1 ? 2 << 16 : 0) | 0x10, 0x2000);
        for (int i = 1; i <= depth; i++) {
            int next = i + 1 < depth ? 2 << 16 : 0;
            int at = 0x2000 + (i - 1) * 0x10;
            put(at, S32 | (i == depth ? END : LAST) | 1, 0x4000 + 2 * i, CHAIN_32 | next | 0x10, at + 0x10);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, COMPLETE", "2, COMPLETE", "33, COMPLETE", "34, COMPLETE", "35, TOO_LONG", "100, TOO_LONG"})
    void shouldFollowAsManyChainsAsIocFactsTells(int depth, WalkResult result) {
        chains(depth);
        assertEquals(result, walk(0x0E, ALL, DataDirection.IN));
        assertEquals(Math.min(depth, SglBounds.MAX_CHAIN_DEPTH) + 1, slot.data().byteCount());
    }

    @Test
    void shouldEndWhenAChainLeadsToItself() {
        put(FRAME + SGL, CHAIN_32 | 0x08, 0x2000);
        put(0x2000, CHAIN_32 | 0x08, 0x2000);
        assertEquals(WalkResult.TOO_LONG, walk(0, ALL, DataDirection.IN));
    }

    @Test
    void shouldEndWhenALargeSegmentOfEmptyElementsRepeats() {
        for (int at = 0x2000; at < 0xFFF0; at += 8) {
            put(at, S32, 0);
        }
        put(0xFFF0, CHAIN_32 | 0xDFF8, 0x2000);
        put(FRAME + SGL, CHAIN_32 | 0xDFF8, 0x2000);
        assertEquals(WalkResult.TOO_LONG, walk(0, ALL, DataDirection.IN));
    }

    @Test
    void shouldSplitWhereWindowsMeet() {
        put(FRAME + SGL, S64 | END | 0x800, 0xFFFF_FC00, 0);
        assertEquals(WalkResult.COMPLETE, walk(0, ALL, DataDirection.IN));
        assertEquals(0x800, slot.data().byteCount());
    }

    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource({
        "0000FF00, 00000200", // runs into the hole
        "00010000, 00000001", // starts in it
        "0002FFFF, 00000002", // runs out of the read-only window
        "FFFFEFFF, 00000001", // just before the high window
    })
    void shouldRefuseMemoryThatIsNotThere(String address, String length) {
        put(FRAME + SGL, S32 | END | Integer.parseInt(length, 16), Integer.parseUnsignedInt(address, 16));
        assertEquals(WalkResult.NOT_MAPPED, walk(0, ALL, DataDirection.OUT));
    }

    @Test
    void shouldReadButNotWriteAReadOnlyWindow() {
        put(FRAME + SGL, S32 | END | 0x100, 0x2_0000);
        assertEquals(WalkResult.COMPLETE, walk(0, ALL, DataDirection.OUT));
        assertEquals(WalkResult.NOT_MAPPED, walk(0, ALL, DataDirection.IN));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {
        0xC900_0000 | S32 | 8, // local address
        0xC100_0000 | 8,       // transaction
        0xE100_0000 | 8,       // reserved type
    })
    void shouldRefuseOtherElements(int first) {
        put(FRAME + SGL, first, 0x4000);
        assertEquals(WalkResult.UNSUPPORTED_ELEMENT, walk(0, ALL, DataDirection.IN));
    }

    @Test
    void shouldRefuseASegmentThatIsNotThere() {
        put(FRAME + SGL, CHAIN_32 | 0x80, 0x1_8000);
        assertEquals(WalkResult.NOT_MAPPED, walk(0x0C, ALL, DataDirection.IN));
        put(FRAME + SGL, CHAIN_32 | 0xFFFF, 0x8000);
        assertEquals(WalkResult.NOT_MAPPED, walk(0x0C, ALL, DataDirection.IN));
    }

    @ParameterizedTest
    @CsvSource({"1", "11", "33", "255"})
    void shouldRefuseAChainOffsetOutsideTheList(int chainOffset) {
        put(FRAME + SGL, S32 | END | 8, 0x4000);
        assertEquals(WalkResult.TRUNCATED, walk(chainOffset, ALL, DataDirection.IN));
    }

    @Test
    void shouldRefuseAnElementThatReachesOutOfItsSegment() {
        put(FRAME + SGL, CHAIN_32 | 0x0C, 0x2000);
        put(0x2000, S32 | 8, 0x4000, S32 | END | 8, 0x5000);
        assertEquals(WalkResult.TRUNCATED, walk(0x0C, ALL, DataDirection.IN));
        put(FRAME + SGL, CHAIN_32 | 3 << 16 | 0x08, 0x2000);
        assertEquals(WalkResult.TRUNCATED, walk(0x0C, ALL, DataDirection.IN), "the next chain element is not in it");
    }

    @Test
    void shouldRefuseRubbishBehindAListWithoutItsEnd() {
        put(FRAME + SGL, S32 | 8, 0x4000);
        assertEquals(WalkResult.UNSUPPORTED_ELEMENT, walk(0, ALL, DataDirection.IN));
        assertEquals(WalkResult.COMPLETE, walk(0, 8, DataDirection.IN), "nothing is missing");
    }

    @Test
    void shouldEndWithAnEmptySegment() {
        put(FRAME + SGL, S32 | LAST | 8, 0x4000, CHAIN_32, 0x2000);
        assertEquals(WalkResult.COMPLETE, walk(0x0E, ALL, DataDirection.IN));
        assertEquals(8, slot.data().byteCount());
    }

    @ParameterizedTest
    @CsvSource({"D7000008, OUT", "D3000008, IN", "30000010, IN"})
    void shouldTellTheDirectionOfTheFirstElement(String element, DataDirection direction) {
        put(FRAME + SGL, Integer.parseUnsignedInt(element, 16));
        slot.fetch(memory.lease(), FRAME);
        assertEquals(direction, ScatterGatherWalk.direction(slot.frame(), SGL));
        slot.closeLease();
    }
}
