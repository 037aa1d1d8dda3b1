// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.ControlCalls;
import io.hotbay.posix.internal.MemoryCalls;

/** Files in memory without a name (memfd), such as VMMs use for a guest's memory. */
public final class MemoryFile {
    /** F_SEAL_SEAL: no more seals. */
    public static final int SEAL_SEAL = 0x1;

    /** F_SEAL_SHRINK: what is mapped stays there, so touching it cannot fail. */
    public static final int SEAL_SHRINK = 0x2;

    /** F_SEAL_GROW. */
    public static final int SEAL_GROW = 0x4;

    private static final int ALL = SEAL_SEAL | SEAL_SHRINK | SEAL_GROW;
    private static final int NO_ARGUMENT = 0;

    private MemoryFile() {
    }

    /**
     * Makes a memory file of zeros.
     *
     * @param name for people who look at {@code /proc}; at most 249 bytes, no two need differ
     * @param sealed fix the size for good: SHRINK, GROW and SEAL, as QEMU does. A file that is not sealed here can't be
     *     sealed later
     */
    public static Descriptor create(String name, long size, boolean sealed) throws PosixException {
        String target = "memory file " + name;
        long fd = MemoryCalls.createMemoryFile(name, sealed ? MemoryCalls.MFD_ALLOW_SEALING : 0);
        Descriptor file = Descriptor.owning(PosixException.check(fd, "create", target), target);
        boolean complete = false;
        try {
            Files.truncate(file, size);
            if (sealed) {
                PosixException.check(ControlCalls.control(file.fd(), ControlCalls.F_ADD_SEALS, ALL), "seal", file);
            }
            complete = true;
            return file;
        } finally {
            if (!complete) {
                file.close();
            }
        }
    }

    /** The seals of a memory file, SEAL_ bits and perhaps others; -1 for a file of another kind, which has none. */
    public static int seals(Descriptor file) throws PosixException {
        int fd = file.acquire();
        try {
            long seals = ControlCalls.control(fd, ControlCalls.F_GET_SEALS, NO_ARGUMENT);
            if (seals == -Errno.EINVAL.value()) {
                return -1;
            }
            return (int) PosixException.check(seals, "seals of", file);
        } finally {
            file.release();
        }
    }

    /** Bytes in the file. */
    public static long size(Descriptor file) throws PosixException {
        return Files.status(file).size();
    }
}
