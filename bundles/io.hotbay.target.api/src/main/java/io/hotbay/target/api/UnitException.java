// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/** A logical unit can't be opened. The message is one sentence, with its full stop, for the person who asked. */
public final class UnitException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public UnitException(String message) {
        super(message);
    }

    /** With the sentence, and what went wrong below. */
    public UnitException(String message, Throwable cause) {
        super(message, cause);
    }
}
