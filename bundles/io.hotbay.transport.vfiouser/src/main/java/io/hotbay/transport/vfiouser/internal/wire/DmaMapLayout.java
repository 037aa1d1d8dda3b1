// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/**
 * DMA_MAP: a range of guest addresses, and with a descriptor the file whose bytes from an offset on are behind it. The
 * reply has no payload.
 *
 * <pre>
 *  0        4        8                16               24               32
 *  | argsz  | flags  | offset         | address        | size           |
 * </pre>
 */
public final class DmaMapLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U32.withName("argsz"),
            Wire.U32.withName("flags"),
            Wire.U64.withName("offset"),
            Wire.U64.withName("address"),
            Wire.U64.withName("size"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    /** The device may read the range. */
    public static final int READ = 0x1;

    /** The device may write the range. */
    public static final int WRITE = 0x2;

    private static final VarHandle ARGSZ = Wire.field(LAYOUT, "argsz");
    private static final VarHandle FLAGS = Wire.field(LAYOUT, "flags");
    private static final VarHandle OFFSET = Wire.field(LAYOUT, "offset");
    private static final VarHandle ADDRESS = Wire.field(LAYOUT, "address");
    private static final VarHandle SIZE = Wire.field(LAYOUT, "size");

    private DmaMapLayout() {}

    public static int argsz(MemorySegment segment, long at) {
        return (int) ARGSZ.get(segment, at);
    }

    public static int flags(MemorySegment segment, long at) {
        return (int) FLAGS.get(segment, at);
    }

    /** Where in the file the range begins. */
    public static long offset(MemorySegment segment, long at) {
        return (long) OFFSET.get(segment, at);
    }

    /** The guest's address, unsigned. */
    public static long address(MemorySegment segment, long at) {
        return (long) ADDRESS.get(segment, at);
    }

    public static long size(MemorySegment segment, long at) {
        return (long) SIZE.get(segment, at);
    }
}
