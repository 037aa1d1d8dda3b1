// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import org.jspecify.annotations.Nullable;

/**
 * A command is refused or fails. Gogo prints its exceptions as text, so this one's text is the sentence and nothing
 * else.
 */
final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    CommandException(String sentence) {
        this(sentence, null);
    }

    CommandException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
