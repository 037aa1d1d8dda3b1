// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct pollfd} (poll(2)). */
public final class PollLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_INT.withName("fd"),
            JAVA_SHORT.withName("events"),
            JAVA_SHORT.withName("revents")).withName("pollfd");

    /** There is something to read. */
    private static final short POLLIN = 0x1;

    /** There is room to write. */
    private static final short POLLOUT = 0x4;

    private static final VarHandle FD = LAYOUT.varHandle(PathElement.groupElement("fd"));
    private static final VarHandle EVENTS = LAYOUT.varHandle(PathElement.groupElement("events"));

    private static final VarHandle RESULT = LAYOUT.varHandle(PathElement.groupElement("revents"));

    private PollLayout() {
    }

    /** One entry that waits for something to read. */
    public static MemorySegment readable(Arena arena, int fd) {
        MemorySegment entry = arena.allocate(LAYOUT);
        setReadable(entry, 0, fd);
        return entry;
    }

    /** Makes one of several entries wait for something to read. */
    public static void setReadable(MemorySegment entries, int index, int fd) {
        long at = index * LAYOUT.byteSize();
        FD.set(entries, at, fd);
        EVENTS.set(entries, at, POLLIN);
    }

    /** Makes the one entry wait for room to write. */
    static void setWritable(MemorySegment entry, int fd) {
        FD.set(entry, 0L, fd);
        EVENTS.set(entry, 0L, POLLOUT);
    }

    /** Whether a poll found room there; an error is none. */
    static boolean isWritable(MemorySegment entry) {
        return ((short) RESULT.get(entry, 0L) & POLLOUT) != 0;
    }

    /** Whether a poll found something to read there; an error is nothing. */
    static boolean isReadable(MemorySegment entry) {
        return ((short) RESULT.get(entry, 0L) & POLLIN) != 0;
    }

    /** Whether a poll found something to read there, or an error, which reading tells. */
    public static boolean hasEvent(MemorySegment entries, int index) {
        return (short) RESULT.get(entries, index * LAYOUT.byteSize()) != 0;
    }
}
