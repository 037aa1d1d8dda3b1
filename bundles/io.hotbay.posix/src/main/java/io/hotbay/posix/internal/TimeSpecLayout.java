// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct timespec} (timespec(3)) for 64 bits. */
public final class TimeSpecLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_LONG.withName("tv_sec"),
            JAVA_LONG.withName("tv_nsec")).withName("timespec");

    private static final long NANOS = 1_000_000_000;
    private static final VarHandle SECONDS = LAYOUT.varHandle(PathElement.groupElement("tv_sec"));
    private static final VarHandle REST = LAYOUT.varHandle(PathElement.groupElement("tv_nsec"));

    private TimeSpecLayout() {
    }

    /** @param nanos at least 0 */
    public static void set(MemorySegment time, long nanos) {
        SECONDS.set(time, 0L, nanos / NANOS);
        REST.set(time, 0L, nanos % NANOS);
    }
}
