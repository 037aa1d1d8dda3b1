// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

/** A shell command failed. The message is one line for the person who gave it. */
final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandFailedException(Throwable cause) {
        super(sentence(cause), cause);
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return (message == null || message.isBlank() ? cause.toString() : message).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
