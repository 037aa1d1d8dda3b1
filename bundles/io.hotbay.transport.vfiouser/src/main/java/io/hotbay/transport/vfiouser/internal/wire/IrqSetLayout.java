// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/**
 * DEVICE_SET_IRQS, with event descriptors when the flags say so. The reply has no payload.
 *
 * <pre>
 *  0        4        8        12       16       20
 *  | argsz  | flags  | index  | start  | count  |
 * </pre>
 *
 * The flags are one kind of data and one action.
 */
public final class IrqSetLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U32.withName("argsz"),
            Wire.U32.withName("flags"),
            Wire.U32.withName("index"),
            Wire.U32.withName("start"),
            Wire.U32.withName("count"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    public static final int DATA_NONE = 0x1;
    public static final int DATA_EVENTFD = 0x4;
    public static final int ACTION_MASK = 0x8;
    public static final int ACTION_UNMASK = 0x10;
    public static final int ACTION_TRIGGER = 0x20;

    private static final VarHandle ARGSZ = Wire.field(LAYOUT, "argsz");
    private static final VarHandle FLAGS = Wire.field(LAYOUT, "flags");
    private static final VarHandle INDEX = Wire.field(LAYOUT, "index");
    private static final VarHandle START = Wire.field(LAYOUT, "start");
    private static final VarHandle COUNT = Wire.field(LAYOUT, "count");

    private IrqSetLayout() {}

    public static int argsz(MemorySegment segment, long at) {
        return (int) ARGSZ.get(segment, at);
    }

    public static int flags(MemorySegment segment, long at) {
        return (int) FLAGS.get(segment, at);
    }

    public static int index(MemorySegment segment, long at) {
        return (int) INDEX.get(segment, at);
    }

    public static int start(MemorySegment segment, long at) {
        return (int) START.get(segment, at);
    }

    public static int count(MemorySegment segment, long at) {
        return (int) COUNT.get(segment, at);
    }
}
