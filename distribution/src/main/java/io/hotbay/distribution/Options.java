// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param home what the user gave for the home folder, or null
 * @param timing whether the phases of the start are printed
 * @param commands the shell commands of {@link Mode#RUN}, else empty
 */
record Options(Mode mode, @Nullable String home, boolean timing, String commands) {

    /** The word in place of commands that has them read from standard input. */
    static final String STANDARD_INPUT = "-";

    /** What the user wants. */
    enum Mode {
        /** The shell on this terminal. */
        SHELL,
        /** Shell commands without a terminal, then serving until a signal. */
        RUN,
        HELP,
        VERSION
    }

    static Options parse(List<String> arguments) throws LaunchException {
        String home = null;
        boolean timing = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--help", "-h" -> {
                    return new Options(Mode.HELP, home, timing, "");
                }
                case "--version" -> {
                    return new Options(Mode.VERSION, home, timing, "");
                }
                case "--home" -> home = folder(rest.hasNext() ? rest.next() : "");
                case "--timing" -> timing = true;
                case "run" -> {
                    return new Options(Mode.RUN, home, timing, commands(rest));
                }
                default -> {
                    if (!argument.startsWith("--home=")) {
                        throw wrong("'" + argument + "' is neither an option nor a command.");
                    }
                    home = folder(argument.substring("--home=".length()));
                }
            }
        }
        return new Options(Mode.SHELL, home, timing, "");
    }

    private static String commands(Iterator<String> rest) throws LaunchException {
        if (!rest.hasNext()) {
            throw wrong("After 'run' come shell commands in one word, or - to read them from standard input.");
        }
        String commands = rest.next();
        if (rest.hasNext()) {
            throw wrong("After 'run' comes one word; '" + rest.next() + "' is too much, quote the commands.");
        }
        return commands;
    }

    private static String folder(String word) throws LaunchException {
        if (word.isEmpty()) {
            throw wrong("After --home comes a folder.");
        }
        return word;
    }

    private static LaunchException wrong(String sentence) {
        return new LaunchException(LaunchException.WRONG_USE, sentence + " See hotbay --help.");
    }
}
