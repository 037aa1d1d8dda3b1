// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct sockaddr_un} (unix(7)). */
public final class SocketAddressLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_SHORT.withName("sun_family"),
            MemoryLayout.sequenceLayout(108, JAVA_BYTE).withName("sun_path")).withName("sockaddr_un");

    private static final VarHandle FAMILY = LAYOUT.varHandle(PathElement.groupElement("sun_family"));
    private static final long PATH = LAYOUT.byteOffset(PathElement.groupElement("sun_path"));

    private SocketAddressLayout() {
    }

    /**
     * The address of a socket file.
     *
     * @param path bytes without a NUL at the end, at most 107
     * @return as long as the path needs, NUL included
     */
    public static MemorySegment encode(Arena arena, byte[] path) {
        MemorySegment address = arena.allocate(LAYOUT);
        FAMILY.set(address, 0L, (short) SocketCalls.AF_UNIX);
        MemorySegment.copy(path, 0, address, JAVA_BYTE, PATH, path.length);
        return address.asSlice(0, PATH + path.length + 1);
    }
}
