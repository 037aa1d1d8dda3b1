// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/**
 * DMA_UNMAP; the reply repeats the request.
 *
 * <pre>
 *  0        4        8                16               24
 *  | argsz  | flags  | address        | size           |
 * </pre>
 */
public final class DmaUnmapLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U32.withName("argsz"),
            Wire.U32.withName("flags"),
            Wire.U64.withName("address"),
            Wire.U64.withName("size"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    /** All windows, wherever they are; address and size are 0 then. */
    public static final int ALL = 0x2;

    private static final VarHandle ARGSZ = Wire.field(LAYOUT, "argsz");
    private static final VarHandle FLAGS = Wire.field(LAYOUT, "flags");
    private static final VarHandle ADDRESS = Wire.field(LAYOUT, "address");
    private static final VarHandle SIZE = Wire.field(LAYOUT, "size");

    private DmaUnmapLayout() {}

    public static int argsz(MemorySegment segment, long at) {
        return (int) ARGSZ.get(segment, at);
    }

    public static int flags(MemorySegment segment, long at) {
        return (int) FLAGS.get(segment, at);
    }

    /** The guest's address, unsigned. */
    public static long address(MemorySegment segment, long at) {
        return (long) ADDRESS.get(segment, at);
    }

    public static long size(MemorySegment segment, long at) {
        return (long) SIZE.get(segment, at);
    }
}
