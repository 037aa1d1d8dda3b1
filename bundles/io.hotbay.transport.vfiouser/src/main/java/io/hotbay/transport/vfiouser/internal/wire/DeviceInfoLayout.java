// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/**
 * DEVICE_GET_INFO, request and reply; in the request only argsz counts.
 *
 * <pre>
 *  0        4        8            12            16
 *  | argsz  | flags  | num_regions | num_irqs   |
 * </pre>
 */
public final class DeviceInfoLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U32.withName("argsz"),
            Wire.U32.withName("flags"),
            Wire.U32.withName("num_regions"),
            Wire.U32.withName("num_irqs"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    /** The device knows DEVICE_RESET. */
    public static final int RESET = 0x1;

    /** It is a PCI device. */
    public static final int PCI = 0x2;

    private static final VarHandle ARGSZ = Wire.field(LAYOUT, "argsz");
    private static final VarHandle FLAGS = Wire.field(LAYOUT, "flags");
    private static final VarHandle REGIONS = Wire.field(LAYOUT, "num_regions");
    private static final VarHandle IRQS = Wire.field(LAYOUT, "num_irqs");

    private DeviceInfoLayout() {}

    public static int argsz(MemorySegment segment, long at) {
        return (int) ARGSZ.get(segment, at);
    }

    /** Writes a reply at the start of the segment; returns its bytes. */
    public static int encode(MemorySegment segment, int flags, int regions, int irqs) {
        ARGSZ.set(segment, 0L, BYTES);
        FLAGS.set(segment, 0L, flags);
        REGIONS.set(segment, 0L, regions);
        IRQS.set(segment, 0L, irqs);
        return BYTES;
    }
}
