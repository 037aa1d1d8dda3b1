// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * REGION_READ and REGION_WRITE, request and reply. Data follow in the reply to a read and in the request of a write.
 *
 * <pre>
 *  0                8        12       16
 *  | offset         | region | count  | data ...
 * </pre>
 */
public final class RegionAccessLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U64.withName("offset"),
            Wire.U32.withName("region"),
            Wire.U32.withName("count"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    private static final VarHandle OFFSET = Wire.field(LAYOUT, "offset");
    private static final VarHandle REGION = Wire.field(LAYOUT, "region");
    private static final VarHandle COUNT = Wire.field(LAYOUT, "count");

    private RegionAccessLayout() {}

    public static long offset(MemorySegment segment, long at) {
        return (long) OFFSET.get(segment, at);
    }

    public static int region(MemorySegment segment, long at) {
        return (int) REGION.get(segment, at);
    }

    /** Bytes of data. */
    public static int count(MemorySegment segment, long at) {
        return (int) COUNT.get(segment, at);
    }

    /** Writes the fixed part of a reply at the start of the segment; returns its bytes. */
    public static int encode(MemorySegment segment, long offset, int region, int count) {
        OFFSET.set(segment, 0L, offset);
        REGION.set(segment, 0L, region);
        COUNT.set(segment, 0L, count);
        return BYTES;
    }

    /** Some bytes of the data as a number of 1, 2, 4 or 8 bytes. */
    public static long data(MemorySegment segment, long at, int position, int width) {
        long from = at + BYTES + position;
        return switch (width) {
            case Byte.BYTES -> Byte.toUnsignedLong(segment.get(ValueLayout.JAVA_BYTE, from));
            case Short.BYTES -> Short.toUnsignedLong(segment.get(Wire.U16, from));
            case Integer.BYTES -> Integer.toUnsignedLong(segment.get(Wire.U32, from));
            default -> segment.get(Wire.U64, from);
        };
    }

    /** Writes some bytes of a reply's data as a number of 1, 2, 4 or 8 bytes. */
    public static void encodeData(MemorySegment segment, int position, int width, long value) {
        long to = BYTES + position;
        switch (width) {
            case Byte.BYTES -> segment.set(ValueLayout.JAVA_BYTE, to, (byte) value);
            case Short.BYTES -> segment.set(Wire.U16, to, (short) value);
            case Integer.BYTES -> segment.set(Wire.U32, to, (int) value);
            default -> segment.set(Wire.U64, to, value);
        }
    }
}
