// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the registry keeps what outlives it. */
final class StateFolder {

    /** In the platform's home. */
    private static final String FOLDER = "data";
    private static final String FILE = "guests.state";

    private StateFolder() {}

    /**
     * The state file.
     *
     * @param configured the folder by Config Admin; empty for nothing
     * @param properties of the framework and the system, by name
     * @return null where neither names a folder: then nothing is kept
     */
    static @Nullable DurableFile file(String configured, UnaryOperator<@Nullable String> properties) {
        if (!configured.isBlank()) {
            return new DurableFile(Path.of(configured).toAbsolutePath().resolve(FILE));
        }
        String home = properties.apply(SocketFolder.HOME);
        return home == null || home.isBlank()
                ? null
                : new DurableFile(Path.of(home).toAbsolutePath().resolve(FOLDER).resolve(FILE));
    }
}
