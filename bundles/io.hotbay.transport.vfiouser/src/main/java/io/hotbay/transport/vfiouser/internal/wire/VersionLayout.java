// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * VERSION, request and reply: {@code major u16, minor u16}, then perhaps JSON that ends in a NUL.
 */
public final class VersionLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U16.withName("major"),
            Wire.U16.withName("minor"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    private static final VarHandle MAJOR = Wire.field(LAYOUT, "major");
    private static final VarHandle MINOR = Wire.field(LAYOUT, "minor");

    private VersionLayout() {}

    public static int major(MemorySegment segment, long at) {
        return Short.toUnsignedInt((short) MAJOR.get(segment, at));
    }

    /** Whether data of so many bytes ends as a string must. */
    public static boolean terminated(MemorySegment segment, long at, int dataBytes) {
        return segment.get(ValueLayout.JAVA_BYTE, at + BYTES + dataBytes - 1) == 0;
    }

    /** Writes version 0.0 with data that has its NUL already, at the start of the segment; returns the bytes of all. */
    public static int encode(MemorySegment segment, byte[] data) {
        MAJOR.set(segment, 0L, (short) 0);
        MINOR.set(segment, 0L, (short) 0);
        MemorySegment.copy(data, 0, segment, ValueLayout.JAVA_BYTE, BYTES, data.length);
        return BYTES + data.length;
    }
}
