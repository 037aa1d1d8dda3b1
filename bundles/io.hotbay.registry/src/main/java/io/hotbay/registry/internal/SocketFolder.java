// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The folder that holds the sockets which VMMs connect to. Immutable. */
final class SocketFolder {

    /** The framework or system property that names the folder. */
    static final String PROPERTY = "hotbay.sockets";
    /** The framework or system property that names the platform's home. */
    static final String HOME = "hotbay.home";
    /** The environment variable that names the user's folder for sockets and the like. */
    static final String RUNTIME = "XDG_RUNTIME_DIR";
    /** The bytes of sun_path, less the zero at its end (unix(7)). */
    static final int PATH_MAXIMUM = 107;

    private final Optional<Path> folder;

    private SocketFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Chooses the folder.
     *
     * @param configured what Config Admin says; empty for nothing
     * @param properties of the framework and the system, by name
     * @param environment by name
     */
    static SocketFolder choose(
            String configured,
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment) {
        return new SocketFolder(given(configured)
                .or(() -> given(properties.apply(PROPERTY)))
                .or(() -> given(environment.apply(RUNTIME)).map(runtime -> runtime.resolve("hotbay")))
                .or(() -> given(properties.apply(HOME)).map(home -> home.resolve("sockets"))));
    }

    /** Makes the folder, for its owner alone, if it is not there. */
    void make() throws RegistryException {
        Path path = path();
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new RegistryException("The folder " + path + " for sockets can't be made: " + e + ".", e);
        }
    }

    /** The path of an adapter's socket. */
    Path socket(String guest, AdapterSlot slot) throws RegistryException {
        Path socket = path().resolve(guest + "-" + slot.text(".") + ".sock");
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > PATH_MAXIMUM) {
            throw new RegistryException(("The socket's path %s has %d bytes, and the host allows %d; choose a shorter"
                            + " folder"
                            + " by --home DIR or a shorter name for the guest.")
                    .formatted(socket, length, PATH_MAXIMUM));
        }
        return socket;
    }

    private Path path() throws RegistryException {
        return folder.orElseThrow(() -> new RegistryException(
                "There is no folder for sockets; set the property %s or %s, or the environment variable %s."
                        .formatted(PROPERTY, HOME, RUNTIME)));
    }

    private static Optional<Path> given(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
