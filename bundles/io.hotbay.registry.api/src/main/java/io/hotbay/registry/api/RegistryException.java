// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

/** A request is refused. The message is one sentence with its full stop: what is wrong, with what, and what to do. */
public final class RegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public RegistryException(String message) {
        super(message);
    }

    /** With the sentence, and what went wrong below. */
    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
