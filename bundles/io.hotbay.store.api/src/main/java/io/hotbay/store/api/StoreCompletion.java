// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

/**
 * Takes the end of one operation. Implemented by the core and by device types; called by a store exactly once for each
 * operation.
 */
@FunctionalInterface
public interface StoreCompletion {

    /**
     * The operation has ended, and the store will not touch its buffer again. May be called on any thread, also within
     * the call that submitted the operation. Does not block and does not throw.
     */
    void complete(StoreOutcome outcome);
}
