// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.Files;
import io.hotbay.posix.PosixException;
import io.hotbay.store.api.BlockStatus;
import io.hotbay.store.api.StoreFacts;
import java.nio.file.Path;

/**
 * Tells which blocks of a file are holes. Space that was reserved and never written counts as a hole; all that the file
 * system does not tell, and what is behind the end of a file that was cut off, counts as mapped.
 */
final class Extents {

    private static final long BLOCK = StoreFacts.MINIMUM_BLOCK_SIZE;
    private static final long NO_DATA = -Errno.ENXIO.value();

    private final int fd;
    private final BlockStatus status;
    private final long end;
    /** What is before was told. */
    private long told;

    private Extents(int fd, BlockStatus status, long position, long length) {
        this.fd = fd;
        this.status = status;
        this.told = position;
        this.end = position + length;
    }

    /**
     * Seeks on an open file description of its own: the kernel locks a description while a seek on it reads metadata,
     * and {@link FileLength} must not wait for that.
     */
    static void tell(int fd, long position, long length, BlockStatus status) {
        try (Descriptor own = Files.open(Path.of("/proc/self/fd/" + fd), false, false)) {
            new Extents(own.fd(), status, position, length).tell();
        } catch (PosixException unknown) {
            status.extent(length, true);
        }
    }

    private void tell() {
        long limit = Math.min(end, Files.length(fd));
        boolean wanted = true;
        long at = told;
        while (wanted && at < limit) {
            long hole = Files.nextHole(fd, at);
            long data = hole < 0 ? hole : Files.nextData(fd, hole);
            if (hole < 0 || data < 0 && data != NO_DATA) {
                break;
            }
            at = data < 0 ? limit : Math.min(data, limit);
            wanted = hole(Math.ceilDiv(hole, BLOCK) * BLOCK, at / BLOCK * BLOCK);
        }
        if (wanted && told < end) {
            extent(end, true);
        }
    }

    private boolean hole(long from, long to) {
        if (to <= from) {
            return true;
        }
        return (from == told || extent(from, true)) && extent(to, false);
    }

    private boolean extent(long to, boolean mapped) {
        long length = to - told;
        told = to;
        return status.extent(length, mapped);
    }
}
