// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.RegistryException;
import java.nio.file.InvalidPathException;
import java.util.List;

/** Sets and prints the expansion ROM of a guest. */
final class FirmwareRom {

    private static final String NONE = "none";

    private FirmwareRom() {}

    static String setOrPrint(Call call, List<String> arguments) throws RegistryException, CommandException {
        String guest = arguments.getFirst();
        if (arguments.size() == 1) {
            String path = call.registry().expansionRom(guest);
            return path.isEmpty() ? NONE : path;
        }
        String name = arguments.getLast();
        try {
            String path = name.equals(NONE) ? "" : call.folder().resolve(name).normalize().toString();
            call.registry().setExpansionRom(guest, path);
            return "";
        } catch (InvalidPathException e) {
            throw new CommandException("'" + name + "' is no path: " + e.getReason() + ".", e);
        }
    }
}
