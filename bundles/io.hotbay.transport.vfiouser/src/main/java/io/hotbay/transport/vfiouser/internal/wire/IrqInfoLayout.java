// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/**
 * DEVICE_GET_IRQ_INFO, request and reply; in the request only argsz and index count.
 *
 * <pre>
 *  0        4        8        12       16
 *  | argsz  | flags  | index  | count  |
 * </pre>
 */
public final class IrqInfoLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U32.withName("argsz"),
            Wire.U32.withName("flags"),
            Wire.U32.withName("index"),
            Wire.U32.withName("count"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    /** Interrupts are told by an event descriptor. */
    public static final int EVENTFD = 0x1;

    /** They can be masked and unmasked. */
    public static final int MASKABLE = 0x2;

    /** Telling one masks the interrupt. */
    public static final int AUTOMASKED = 0x4;

    private static final VarHandle ARGSZ = Wire.field(LAYOUT, "argsz");
    private static final VarHandle FLAGS = Wire.field(LAYOUT, "flags");
    private static final VarHandle INDEX = Wire.field(LAYOUT, "index");
    private static final VarHandle COUNT = Wire.field(LAYOUT, "count");

    private IrqInfoLayout() {}

    public static int argsz(MemorySegment segment, long at) {
        return (int) ARGSZ.get(segment, at);
    }

    public static int index(MemorySegment segment, long at) {
        return (int) INDEX.get(segment, at);
    }

    /** Writes a reply at the start of the segment; returns its bytes. */
    public static int encode(MemorySegment segment, int flags, int index, int count) {
        ARGSZ.set(segment, 0L, BYTES);
        FLAGS.set(segment, 0L, flags);
        INDEX.set(segment, 0L, index);
        COUNT.set(segment, 0L, count);
        return BYTES;
    }
}
