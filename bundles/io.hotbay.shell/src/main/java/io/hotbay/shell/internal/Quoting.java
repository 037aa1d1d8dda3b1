// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import java.util.regex.Pattern;

/** Writes arguments so that a shell reads them back as they were. */
final class Quoting {

    /** What neither a POSIX shell nor Gogo gives a meaning to. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,:/@+-]+");
    /** What a POSIX shell gives no meaning to inside of an argument. */
    private static final Pattern PLAIN_IN_SHELL = Pattern.compile("[A-Za-z0-9_.,:/@+-][A-Za-z0-9_.,:/@+=%-]*");

    private Quoting() {}

    static String forPosixShell(String argument) {
        return PLAIN_IN_SHELL.matcher(argument).matches() ? argument : quoted(argument);
    }

    /** Single quotes as in a POSIX shell; within double quotes Gogo 1.1 trips over a single one. */
    static String forGogo(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : quoted(argument);
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
