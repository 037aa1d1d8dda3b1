// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.StatxLayout;
import java.lang.foreign.MemorySegment;

/**
 * What {@code statx} says about an open file.
 *
 * @param size in bytes; 0 for a block device, which has another way to tell
 * @param allocated bytes of storage behind it: less than {@code size} where there are holes
 * @param device number of the file system's device, encoded as {@code makedev} does; with {@code inode} the identity
 * @param inode the file's number there
 * @param mode type and permissions, as in {@code st_mode}
 */
public record FileStatus(long size, long allocated, long device, long inode, int mode) {
    private static final int TYPE = 0170000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int REGULAR = 0100000;
    private static final int PERMISSIONS = 07777;

    public boolean regular() {
        return (mode & TYPE) == REGULAR;
    }

    public boolean blockDevice() {
        return (mode & TYPE) == BLOCK_DEVICE;
    }

    /** The low twelve bits of the mode. */
    public int permissions() {
        return mode & PERMISSIONS;
    }

    static FileStatus decode(MemorySegment statx) {
        return new FileStatus(StatxLayout.size(statx), StatxLayout.allocated(statx), StatxLayout.device(statx),
                StatxLayout.inode(statx), StatxLayout.mode(statx));
    }
}
