// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Files;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The length of an open file, which somebody may cut off. What was behind the new end is lost; a write there would make
 * the file longer again, and all that is lost before it would read as zeroes.
 */
final class FileLength {

    private static final System.Logger LOG = System.getLogger(FileLength.class.getName());

    private final Descriptor file;
    private final long opened;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param opened bytes, when it was opened */
    FileLength(Descriptor file, long opened) {
        this.file = file;
        this.opened = opened;
    }

    /** Whether the file ends before a range does. Where no length can be had, the operation itself tells. */
    boolean hasLost(int fd, long end) {
        long length = Files.length(fd);
        boolean lost = length >= 0 && length < end;
        if (lost) {
            tell(fd);
        }
        return lost;
    }

    /** Once for each open file, of which some operation found the end. */
    void tell(int fd) {
        if (told.compareAndSet(false, true)) {
            LOG.log(Level.ERROR, "{0}: ends at byte {1} instead of {2}, it was made shorter while it is in use; what was "
                    + "behind can be neither read nor written until the file is opened anew", file, Files.length(fd), opened);
        }
    }
}
