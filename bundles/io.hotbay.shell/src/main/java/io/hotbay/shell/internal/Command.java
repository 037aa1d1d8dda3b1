// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.RegistryException;
import java.util.List;

/**
 * One command of the shell.
 *
 * @param parameters names; those in brackets may be left out, and come last; one with dots may be repeated,
 *     and is the last
 * @param summary one line without a full stop
 * @param details more for whoever asks for help on this command; may be empty
 */
record Command(String name, List<String> parameters, String summary, String details, Action action) {

    private static final String REPEATED = "...";

    /** What a command does. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it, and says what is to be printed; nothing if empty. As many arguments come as the parameters allow.
         */
        String run(Call call, List<String> arguments) throws RegistryException, CommandException;
    }

    /** Runs the command after a look at the number of its arguments. */
    String run(Call call, List<String> arguments) throws RegistryException, CommandException {
        if (arguments.contains("--help")) {
            return help();
        }
        long required = parameters.stream().filter(parameter -> !parameter.startsWith("[")).count();
        boolean repeats = !parameters.isEmpty() && parameters.getLast().contains(REPEATED);
        if (arguments.size() < required || (arguments.size() > parameters.size() && !repeats)) {
            throw new CommandException("The command reads '" + usage() + "', but " + arguments.size()
                    + (arguments.size() == 1 ? " argument was" : " arguments were") + " given.");
        }
        return action.run(call, arguments);
    }

    /** Name and parameters. */
    String usage() {
        return parameters.isEmpty() ? name : name + " " + String.join(" ", parameters);
    }

    /** All that there is to say. */
    String help() {
        String first = usage() + "\n    " + summary + ".";
        return details.isEmpty() ? first : first + "\n" + details.stripTrailing().indent(4).stripTrailing();
    }
}
