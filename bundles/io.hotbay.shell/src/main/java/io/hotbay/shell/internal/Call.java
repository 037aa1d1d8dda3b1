// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.DeviceRegistry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds when it is called.
 *
 * @param anyRegistry null while none is running
 * @param folder that relative paths start from
 */
record Call(@Nullable DeviceRegistry anyRegistry, Path folder) {

    DeviceRegistry registry() throws CommandException {
        if (anyRegistry == null) {
            throw new CommandException("The device registry is not running; scr:info io.hotbay.registry tells"
                    + " what it lacks.");
        }
        return anyRegistry;
    }
}
