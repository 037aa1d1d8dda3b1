// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * Something small that a logical unit keeps over a restart. Only types of the JDK, so that it outlives the classes that
 * wrote it.
 *
 * @param format who wrote it, e.g. {@code reservations}
 * @param version of the format, 1 or more
 * @param bytes the content, {@value #MAXIMUM_BYTES} bytes at most, not to be changed
 */
public record UnitRecord(String format, int version, byte[] bytes) {

    /** Room for what the standards let a unit keep: mode pages, registrations; no room for a guest to fill a disk. */
    public static final int MAXIMUM_BYTES = 0x10000;

    public UnitRecord {
        if (format.isEmpty() || version < 1 || bytes.length > MAXIMUM_BYTES) {
            throw new IllegalArgumentException(
                    "record '" + format + "', version " + version + ", of " + bytes.length + " bytes");
        }
    }
}
