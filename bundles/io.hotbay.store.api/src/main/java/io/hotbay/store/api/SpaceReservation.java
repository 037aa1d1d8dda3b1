// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

import java.util.function.LongConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Has the host reserve space ahead for stores of one kind. A service beside the {@link StoreType}, with the same
 * property {@link StoreType#PROPERTY}; called from any thread.
 */
@ConsumerType
public interface SpaceReservation {

    /**
     * Reserves the whole of a store, and makes it longer where it is shorter. What is in the store stays; what is new
     * reads as zeroes. Returns when the reservation is durable; may take minutes.
     *
     * @param location in the type's own terms
     * @param bytes the new size; 0 for the size that it has
     * @param progress hears of the bytes reserved so far, on the caller's thread
     * @return the size now
     * @throws StoreException when it can't be done; the store is as it was
     */
    long reserve(String location, long bytes, LongConsumer progress) throws StoreException;
}
