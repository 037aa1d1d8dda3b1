// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import java.time.Duration;

/**
 * What a logical unit has of its own, whatever store is behind it.
 *
 * @param naa the NAA locally assigned identifier (SPC-5 7.8.6.5), 64 bits
 * @param serial the unit serial number
 * @param vendor up to 8 characters
 * @param product up to 16 characters
 * @param revision up to 4 characters
 * @param readOnly whether the unit is write-protected even over a writable store
 * @param deadlines how long things may take
 */
public record UnitAttributes(
        long naa,
        String serial,
        String vendor,
        String product,
        String revision,
        boolean readOnly,
        Deadlines deadlines) {

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
