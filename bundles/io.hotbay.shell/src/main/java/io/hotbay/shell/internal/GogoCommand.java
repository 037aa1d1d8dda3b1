// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.RegistryException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command as Gogo calls it. Gogo finds methods by their Java names, which have no hyphens; a function gets what was
 * typed as it is.
 */
final class GogoCommand implements Function {

    private final Command command;
    private final Supplier<@Nullable DeviceRegistry> registry;

    GogoCommand(Command command, Supplier<@Nullable DeviceRegistry> registry) {
        this.command = command;
        this.registry = registry;
    }

    /** Prints what the command says: printed text goes through pipes, and is seen where nobody formats results. */
    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) throws CommandException {
        List<String> words = arguments.stream().map(String::valueOf).toList();
        try {
            String text = command.run(new Call(registry.get(), session.currentDir()), words);
            if (!text.isEmpty()) {
                System.out.println(text);
            }
            return null;
        } catch (RegistryException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }
}
