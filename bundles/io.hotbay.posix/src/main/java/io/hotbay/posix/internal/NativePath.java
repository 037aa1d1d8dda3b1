// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Paths as the kernel wants them: bytes in the encoding of file names, with a NUL at the end. */
public final class NativePath {
    /** The JDK's encoding of file names, which need not be the default charset. */
    private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private NativePath() {
    }

    /** Without the NUL. */
    public static byte[] bytes(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException("not a path of the host's file system: " + path);
        }
        return path.toString().getBytes(NAMES);
    }

    /** With the NUL. */
    public static MemorySegment encode(Arena arena, Path path) {
        byte[] bytes = bytes(path);
        MemorySegment text = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
        return text;
    }
}
