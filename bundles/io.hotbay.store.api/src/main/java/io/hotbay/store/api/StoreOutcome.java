// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

/** How one operation of a store ended. The core has one table that turns these into status and sense. */
public enum StoreOutcome {
    /** Done, all of it. */
    DONE,
    /** Some blocks could not be read. */
    READ_FAILED,
    /** Some blocks could not be written, or a flush failed: what is on the medium is not known. */
    WRITE_FAILED,
    /** There is no space for the blocks; nothing else is wrong. */
    NO_SPACE,
    /** The store does not take writes. */
    READ_ONLY,
    /** The operation is not supported; nothing was done. */
    UNSUPPORTED,
    /** Recalled before it was begun; nothing was done. */
    CANCELLED,
    /** What is behind the store vanished, or the store was closed. Part of the operation may have been done. */
    GONE
}
