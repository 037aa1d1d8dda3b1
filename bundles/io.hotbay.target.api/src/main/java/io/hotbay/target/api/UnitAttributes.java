// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a logical unit has of its own, whatever store is behind it.
 *
 * @param naa the NAA identifier, one of those with 64 bits (SPC-5 7.8.6); locally assigned unless someone chose it
 * @param serial the unit serial number
 * @param vendor up to 8 characters
 * @param product up to 16 characters
 * @param revision up to 4 characters
 * @param readOnly whether the unit is write-protected even over a writable store
 * @param writeCache whether writes may complete before they are durable until the initiator chooses (SBC-4, WCE)
 * @param rotationRate MEDIUM ROTATION RATE (SBC-4 6.6.2): 0 not told, 1 non-rotating, 401h to FFFEh rotations per
 *     minute; null where the store tells
 * @param blocks the block sizes, which need not be the store's
 * @param removable whether the initiator may eject the medium (RMB)
 * @param queueDepth how many commands one I_T nexus may have in the unit at a time, waiting ones too; more end with
 *     TASK SET FULL (SAM-5 5.3.1)
 * @param deadlines how long things may take
 */
public record UnitAttributes(
        long naa,
        String serial,
        String vendor,
        String product,
        String revision,
        boolean readOnly,
        boolean writeCache,
        @Nullable Integer rotationRate,
        BlockSizes blocks,
        boolean removable,
        int queueDepth,
        Deadlines deadlines) {

    /** More than any adapter of ours lets one initiator have under way: no limit of the unit's own. */
    public static final int QUEUE_DEPTH_DEFAULT = 256;

    public UnitAttributes {
        if (queueDepth < 1) {
            throw new IllegalArgumentException("queue depth " + queueDepth);
        }
    }

    /** A disk that can't be removed, with blocks of 512 bytes. */
    public UnitAttributes(
            long naa, String serial, String vendor, String product, String revision, boolean readOnly,
            boolean writeCache, @Nullable Integer rotationRate, Deadlines deadlines) {
        this(naa, serial, vendor, product, revision, readOnly, writeCache, rotationRate, BlockSizes.DEFAULT, false,
                QUEUE_DEPTH_DEFAULT, deadlines);
    }

    /** With a write cache, and the rotation rate of the store. */
    public UnitAttributes(
            long naa, String serial, String vendor, String product, String revision, boolean readOnly,
            Deadlines deadlines) {
        this(naa, serial, vendor, product, revision, readOnly, true, null, deadlines);
    }

    /** Attributes of a unit without wishes. */
    public static UnitAttributes of(long naa, String serial) {
        return new UnitAttributes(naa, serial, "HOTBAY", "VIRTUAL DISK", "0001", false, Deadlines.DEFAULT);
    }

    /** The same with other limits, which are all that may change while initiators are there. */
    public UnitAttributes withLimits(int depth, Deadlines times) {
        return new UnitAttributes(naa, serial, vendor, product, revision, readOnly, writeCache, rotationRate, blocks,
                removable, depth, times);
    }

    /**
     * Sizes of blocks in bytes, each 512 or 4096.
     *
     * @param logical what initiators count in (LOGICAL BLOCK LENGTH)
     * @param physical what the disk says that it writes best (SBC-4 4.6), not less than the logical size
     */
    public record BlockSizes(int logical, int physical) {

        /** What a unit gets unless told otherwise. */
        public static final BlockSizes DEFAULT = new BlockSizes(512, 512);
        private static final int SMALL = 512;
        private static final int LARGE = 4096;

        public BlockSizes {
            if (!isSize(logical) || !isSize(physical) || physical < logical) {
                throw new IllegalArgumentException(logical + " and " + physical + " bytes");
            }
        }

        private static boolean isSize(int bytes) {
            return bytes == SMALL || bytes == LARGE;
        }
    }

    /**
     * Limits of waiting.
     *
     * @param drain how long commands inside may take to finish when the store or device type departs
     * @param park how long commands wait for a successor; with the drain below the 30 s after which Linux gives up
     * @param abort how long a task management function waits for I/O that can't be recalled; below the 5 s that drivers
     *     give it
     */
    public record Deadlines(Duration drain, Duration park, Duration abort) {

        /** What a unit gets unless told otherwise. */
        public static final Deadlines DEFAULT =
                new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(2));
    }
}
