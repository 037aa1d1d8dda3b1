// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

/** Takes what a store says of a range, piece by piece. Implemented by device types; must not wait, must not throw. */
@FunctionalInterface
public interface BlockStatus {

    /**
     * The next piece of the range, behind the one before.
     *
     * @param length in bytes, whole blocks of the store, at least one
     * @param mapped false when nothing is kept for it: it reads as zeroes, and writing it may need space
     * @return whether to go on
     */
    boolean extent(long length, boolean mapped);
}
