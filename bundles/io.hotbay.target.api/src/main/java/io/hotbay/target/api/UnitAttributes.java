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
        Deadlines deadlines) {

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
