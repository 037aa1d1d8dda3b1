// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * How often one command came to a logical unit since it was opened.
 *
 * @param name as the standard writes it, e.g. {@code READ(10)}; {@link #UNKNOWN}
 * @param ended commands that ended, however
 * @param failed of these, the ones that did not end GOOD
 */
public record CommandCount(String name, long ended, long failed) {

    /** The name for all commands that the unit does not have. */
    public static final String UNKNOWN = "(unknown)";
}
