// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

import org.osgi.annotation.versioning.ConsumerType;

/** One kind of backing store, e.g. files. A service; called from any thread. */
@ConsumerType
public interface StoreType {

    /** The service property that holds the type's word in a statement, e.g. {@code file}. */
    String PROPERTY = "hotbay.store";

    /**
     * Opens a store, with whatever exclusive hold the kind has. May take its time; never called on the path of a
     * command.
     *
     * @throws StoreException when it can't be opened; the message is one sentence that says what is wrong with what,
     *     and what to do
     */
    BackingStore open(StoreRequest request) throws StoreException;

    /** Whether what was written is there again when a store was closed and is opened anew, by this very type. */
    default boolean persistent() {
        return true;
    }
}
