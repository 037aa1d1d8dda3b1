// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Each structure against bytes as they are on the wire; requests lie at an odd offset, as in a batch. */
class LayoutsTest {
    private static final long AT = 3;

    private static MemorySegment wire(String text) {
        return MemorySegment.ofArray(HexFormat.of().parseHex("eeeeee" + text.replace(" ", "")));
    }

    private static String text(MemorySegment segment, int bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(segment.asSlice(0, bytes).toArray(JAVA_BYTE));
    }

    private static MemorySegment empty() {
        return MemorySegment.ofArray(HexFormat.of().parseHex("ee".repeat(64)));
    }

    @Test
    void shouldDecodeHeader() {
        MemorySegment bytes = wire("34 f2 09 80 20 00 00 f0 11 02 03 04 16 00 00 00");
        assertEquals((short) 0xF234, HeaderLayout.id(bytes, AT));
        assertEquals(0x8009, HeaderLayout.command(bytes, AT));
        assertEquals(0xF000_0020L, HeaderLayout.size(bytes, AT));
        assertEquals(0x0403_0211, HeaderLayout.flags(bytes, AT));
        assertEquals(22, HeaderLayout.errorNumber(bytes, AT));
        assertEquals(16, HeaderLayout.BYTES);
    }

    @Test
    void shouldEncodeHeader() {
        MemorySegment bytes = empty();
        HeaderLayout.encode(bytes, (short) 0xF234, 0x8009, 0x30, 0x21, 95);
        assertEquals("34 f2 09 80 30 00 00 00 21 00 00 00 5f 00 00 00", text(bytes, 16));
    }

    @Test
    void shouldCodeVersion() {
        MemorySegment request = wire("02 00 05 00 7b 7d 00");
        assertEquals(2, VersionLayout.major(request, AT));
        assertTrue(VersionLayout.terminated(request, AT, 3));
        assertFalse(VersionLayout.terminated(request, AT, 2));
        MemorySegment reply = empty();
        assertEquals(7, VersionLayout.encode(reply, new byte[] {'{', '}', 0}));
        assertEquals("00 00 00 00 7b 7d 00 ee", text(reply, 8));
    }

    @Test
    void shouldDecodeDmaMap() {
        MemorySegment bytes = wire("20 00 00 00 03 00 00 00 00 00 10 00 00 00 00 00 "
                + "00 00 00 00 01 00 00 80 00 00 f0 ff 00 00 00 00");
        assertEquals(32, DmaMapLayout.BYTES);
        assertEquals(32, DmaMapLayout.argsz(bytes, AT));
        assertEquals(DmaMapLayout.READ | DmaMapLayout.WRITE, DmaMapLayout.flags(bytes, AT));
        assertEquals(0x10_0000L, DmaMapLayout.offset(bytes, AT));
        assertEquals(0x8000_0001_0000_0000L, DmaMapLayout.address(bytes, AT));
        assertEquals(0xFFF0_0000L, DmaMapLayout.size(bytes, AT));
    }

    @Test
    void shouldDecodeDmaUnmap() {
        MemorySegment bytes = wire("18 00 00 00 02 00 00 00 00 00 0c 00 00 00 00 00 00 00 02 00 00 00 00 00");
        assertEquals(24, DmaUnmapLayout.BYTES);
        assertEquals(24, DmaUnmapLayout.argsz(bytes, AT));
        assertEquals(DmaUnmapLayout.ALL, DmaUnmapLayout.flags(bytes, AT));
        assertEquals(0xC_0000L, DmaUnmapLayout.address(bytes, AT));
        assertEquals(0x2_0000L, DmaUnmapLayout.size(bytes, AT));
    }

    @Test
    void shouldCodeDeviceInfo() {
        assertEquals(16, DeviceInfoLayout.argsz(wire("10 00 00 00" + "00".repeat(12)), AT));
        MemorySegment reply = empty();
        assertEquals(16, DeviceInfoLayout.encode(reply, 0x3, 9, 5));
        assertEquals("10 00 00 00 03 00 00 00 09 00 00 00 05 00 00 00 ee", text(reply, 17));
    }

    @Test
    void shouldCodeRegionInfo() {
        MemorySegment request = wire("20 00 00 00 00 00 00 00 07 00 00 00" + "00".repeat(20));
        assertEquals(32, RegionInfoLayout.argsz(request, AT));
        assertEquals(7, RegionInfoLayout.index(request, AT));
        MemorySegment reply = empty();
        assertEquals(32, RegionInfoLayout.encode(reply, 0x3, 1, 0x20000));
        assertEquals("20 00 00 00 03 00 00 00 01 00 00 00 00 00 00 00 "
                + "00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 ee", text(reply, 33));
    }

    @Test
    void shouldCodeIrqInfo() {
        MemorySegment request = wire("10 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00");
        assertEquals(16, IrqInfoLayout.argsz(request, AT));
        assertEquals(3, IrqInfoLayout.index(request, AT));
        MemorySegment reply = empty();
        assertEquals(16, IrqInfoLayout.encode(reply, 0x7, 0, 1));
        assertEquals("10 00 00 00 07 00 00 00 00 00 00 00 01 00 00 00 ee", text(reply, 17));
    }

    @Test
    void shouldDecodeIrqSet() {
        MemorySegment bytes = wire("14 00 00 00 24 00 00 00 02 00 00 00 03 00 00 00 01 00 00 00");
        assertEquals(20, IrqSetLayout.BYTES);
        assertEquals(20, IrqSetLayout.argsz(bytes, AT));
        assertEquals(IrqSetLayout.DATA_EVENTFD | IrqSetLayout.ACTION_TRIGGER, IrqSetLayout.flags(bytes, AT));
        assertEquals(2, IrqSetLayout.index(bytes, AT));
        assertEquals(3, IrqSetLayout.start(bytes, AT));
        assertEquals(1, IrqSetLayout.count(bytes, AT));
    }

    @Test
    void shouldDecodeRegionAccess() {
        MemorySegment bytes = wire("40 00 00 00 00 00 00 80 07 00 00 00 08 00 00 00 f1 f2 f3 f4 f5 f6 f7 f8");
        assertEquals(0x8000_0000_0000_0040L, RegionAccessLayout.offset(bytes, AT));
        assertEquals(7, RegionAccessLayout.region(bytes, AT));
        assertEquals(8, RegionAccessLayout.count(bytes, AT));
        assertEquals(0xF8F7_F6F5_F4F3_F2F1L, RegionAccessLayout.data(bytes, AT, 0, 8));
        assertEquals(0xF5F4_F3F2L, RegionAccessLayout.data(bytes, AT, 1, 4));
        assertEquals(0xF8F7L, RegionAccessLayout.data(bytes, AT, 6, 2));
        assertEquals(0xF8L, RegionAccessLayout.data(bytes, AT, 7, 1));
    }

    @Test
    void shouldEncodeRegionAccess() {
        MemorySegment reply = empty();
        RegionAccessLayout.encodeData(reply, 0, 8, 0x0807_0605_0403_0201L);
        RegionAccessLayout.encodeData(reply, 8, 4, 0x0C0B_0A09L);
        RegionAccessLayout.encodeData(reply, 12, 2, 0x0E0D);
        RegionAccessLayout.encodeData(reply, 14, 1, 0x0F);
        assertEquals(16, RegionAccessLayout.encode(reply, 0x40, 1, 15));
        assertEquals("40 00 00 00 00 00 00 00 01 00 00 00 0f 00 00 00 "
                + "01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f ee", text(reply, 32));
    }
}
