// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct statfs} (statfs(2)) as glibc lays it out for 64 bits; only its first field has a name here. */
public final class StatfsLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_LONG.withName("f_type"),
            MemoryLayout.sequenceLayout(14, JAVA_LONG)).withName("statfs");

    private static final VarHandle TYPE = LAYOUT.varHandle(PathElement.groupElement("f_type"));

    private StatfsLayout() {
    }

    public static long type(MemorySegment statfs) {
        return (long) TYPE.get(statfs, 0L);
    }
}
