// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct statx} (statx(2)), which unlike {@code struct stat} is the same on every architecture. */
public final class StatxLayout {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_INT.withName("stx_mask"),
            JAVA_INT.withName("stx_blksize"),
            JAVA_LONG.withName("stx_attributes"),
            JAVA_INT.withName("stx_nlink"),
            JAVA_INT.withName("stx_uid"),
            JAVA_INT.withName("stx_gid"),
            JAVA_SHORT.withName("stx_mode"),
            MemoryLayout.paddingLayout(2),
            JAVA_LONG.withName("stx_ino"),
            JAVA_LONG.withName("stx_size"),
            JAVA_LONG.withName("stx_blocks"),
            JAVA_LONG.withName("stx_attributes_mask"),
            MemoryLayout.sequenceLayout(8, JAVA_LONG).withName("timestamps"),
            JAVA_INT.withName("stx_rdev_major"),
            JAVA_INT.withName("stx_rdev_minor"),
            JAVA_INT.withName("stx_dev_major"),
            JAVA_INT.withName("stx_dev_minor"),
            MemoryLayout.sequenceLayout(14, JAVA_LONG).withName("later_kernels")).withName("statx");

    /** STATX_BASIC_STATS: all that {@code stat} would give. */
    static final int BASIC_STATS = 0x7ff;

    /** {@code stx_blocks} counts these, whatever the file system's block size. */
    private static final int BLOCK = 512;

    private static final VarHandle MODE = field("stx_mode");
    private static final VarHandle INO = field("stx_ino");
    private static final VarHandle SIZE = field("stx_size");
    private static final VarHandle BLOCKS = field("stx_blocks");
    private static final VarHandle DEV_MAJOR = field("stx_dev_major");
    private static final VarHandle DEV_MINOR = field("stx_dev_minor");

    private StatxLayout() {
    }

    public static int mode(MemorySegment statx) {
        return Short.toUnsignedInt((short) MODE.get(statx, 0L));
    }

    public static long inode(MemorySegment statx) {
        return (long) INO.get(statx, 0L);
    }

    public static long size(MemorySegment statx) {
        return (long) SIZE.get(statx, 0L);
    }

    public static long allocated(MemorySegment statx) {
        return (long) BLOCKS.get(statx, 0L) * BLOCK;
    }

    /**
     * The device in the encoding of glibc's {@code makedev}: from the high bits down 20 bits of major, 24 of minor,
     * 12 of major, 8 of minor, each the rest of its number.
     */
    public static long device(MemorySegment statx) {
        long major = Integer.toUnsignedLong((int) DEV_MAJOR.get(statx, 0L));
        long minor = Integer.toUnsignedLong((int) DEV_MINOR.get(statx, 0L));
        return (major >>> 12 << 44) | (minor >>> 8 << 20) | ((major & 0xfff) << 8) | (minor & 0xff);
    }

    private static VarHandle field(String name) {
        return LAYOUT.varHandle(PathElement.groupElement(name));
    }
}
