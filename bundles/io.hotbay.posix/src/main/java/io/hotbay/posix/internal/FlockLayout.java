// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct flock} (fcntl(2)). */
public final class FlockLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_SHORT.withName("l_type"),
            JAVA_SHORT.withName("l_whence"),
            MemoryLayout.paddingLayout(4),
            JAVA_LONG.withName("l_start"),
            JAVA_LONG.withName("l_len"),
            JAVA_INT.withName("l_pid"),
            MemoryLayout.paddingLayout(4)).withName("flock");

    public static final short F_RDLCK = 0;
    public static final short F_WRLCK = 1;
    public static final short F_UNLCK = 2;

    private static final VarHandle TYPE = LAYOUT.varHandle(PathElement.groupElement("l_type"));
    private static final VarHandle START = LAYOUT.varHandle(PathElement.groupElement("l_start"));
    private static final VarHandle LENGTH = LAYOUT.varHandle(PathElement.groupElement("l_len"));

    private FlockLayout() {
    }

    /** A range from the file's start (l_whence SEEK_SET is 0; l_pid must be 0 for open file description locks). */
    public static MemorySegment encode(Arena arena, short type, long start, long length) {
        MemorySegment flock = arena.allocate(LAYOUT);
        TYPE.set(flock, 0L, type);
        START.set(flock, 0L, start);
        LENGTH.set(flock, 0L, length);
        return flock;
    }

    public static short type(MemorySegment flock) {
        return (short) TYPE.get(flock, 0L);
    }
}
