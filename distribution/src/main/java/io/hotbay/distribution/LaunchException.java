// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

/** The launcher can't go on. The message is one sentence for the person who started it. */
final class LaunchException extends Exception {

    /** Something failed. */
    static final int FAILED = 1;
    /** Called wrongly, or without a terminal where one is needed. */
    static final int WRONG_USE = 2;

    private static final long serialVersionUID = 1L;

    private final int code;

    LaunchException(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    LaunchException(int code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** The exit code of the process. */
    int code() {
        return code;
    }
}
