// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Mappings and memory files; each call returns its result or {@code -errno}. */
public final class MemoryCalls {
    public static final int PROT_READ = 0x1;
    public static final int PROT_WRITE = 0x2;
    public static final int MAP_SHARED = 0x01;
    public static final int MAP_FIXED = 0x10;
    public static final int MFD_CLOEXEC = 0x1;
    public static final int MFD_ALLOW_SEALING = 0x2;

    private static final MethodHandle MMAP = LibC.function("mmap",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MUNMAP = LibC.function("munmap",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle MEMFD_CREATE = LibC.function("memfd_create",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private MemoryCalls() {
    }

    /**
     * A shared mapping.
     *
     * @param at 0 for anywhere, else the address whose pages are replaced
     * @return the address, positive since user space is the lower half
     */
    public static long map(long at, long size, int protection, int fd, long offset) {
        int flags = at == 0 ? MAP_SHARED : MAP_SHARED | MAP_FIXED;
        return LibC.retry(state -> (long) MMAP.invokeExact(state, at, size, protection, flags, fd, offset));
    }

    public static long unmap(long address, long size) {
        return LibC.retry(state -> (int) MUNMAP.invokeExact(state, address, size));
    }

    /** A memory file, close-on-exec. */
    public static long createMemoryFile(String name, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name);
            return LibC.retry(state -> (int) MEMFD_CREATE.invokeExact(state, text, MFD_CLOEXEC | flags));
        }
    }
}
