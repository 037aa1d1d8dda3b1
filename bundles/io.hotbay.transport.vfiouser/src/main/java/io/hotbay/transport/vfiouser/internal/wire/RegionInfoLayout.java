// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/**
 * DEVICE_GET_REGION_INFO, request and reply; in the request only argsz and index count.
 *
 * <pre>
 *  0        4        8        12           16               24               32
 *  | argsz  | flags  | index  | cap_offset | size           | offset         |
 * </pre>
 */
public final class RegionInfoLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U32.withName("argsz"),
            Wire.U32.withName("flags"),
            Wire.U32.withName("index"),
            Wire.U32.withName("cap_offset"),
            Wire.U64.withName("size"),
            Wire.U64.withName("offset"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    public static final int READ = 0x1;
    public static final int WRITE = 0x2;

    private static final VarHandle ARGSZ = Wire.field(LAYOUT, "argsz");
    private static final VarHandle FLAGS = Wire.field(LAYOUT, "flags");
    private static final VarHandle INDEX = Wire.field(LAYOUT, "index");
    private static final VarHandle CAP_OFFSET = Wire.field(LAYOUT, "cap_offset");
    private static final VarHandle SIZE = Wire.field(LAYOUT, "size");
    private static final VarHandle OFFSET = Wire.field(LAYOUT, "offset");

    private RegionInfoLayout() {}

    public static int argsz(MemorySegment segment, long at) {
        return (int) ARGSZ.get(segment, at);
    }

    public static int index(MemorySegment segment, long at) {
        return (int) INDEX.get(segment, at);
    }

    /** Writes a reply without capabilities at the start of the segment; returns its bytes. */
    public static int encode(MemorySegment segment, int flags, int index, long size) {
        ARGSZ.set(segment, 0L, BYTES);
        FLAGS.set(segment, 0L, flags);
        INDEX.set(segment, 0L, index);
        CAP_OFFSET.set(segment, 0L, 0);
        SIZE.set(segment, 0L, size);
        OFFSET.set(segment, 0L, 0L);
        return BYTES;
    }
}
