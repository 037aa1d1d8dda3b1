// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

/** A store can't be opened. The message is one sentence, with its full stop, for the person who typed the statement. */
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public StoreException(String message) {
        super(message);
    }

    /** With the sentence, and what the host said. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
