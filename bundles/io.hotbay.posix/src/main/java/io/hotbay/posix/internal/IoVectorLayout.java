// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct iovec} (iovec(3type)). */
public final class IoVectorLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_LONG.withName("iov_base"),
            JAVA_LONG.withName("iov_len")).withName("iovec");

    private static final VarHandle BASE = LAYOUT.varHandle(PathElement.groupElement("iov_base"));
    private static final VarHandle LENGTH = LAYOUT.varHandle(PathElement.groupElement("iov_len"));

    private IoVectorLayout() {
    }

    /** Writes entry {@code index} of an array. */
    public static void set(MemorySegment array, int index, long base, long length) {
        long at = index * LAYOUT.byteSize();
        BASE.set(array, at, base);
        LENGTH.set(array, at, length);
    }
}
