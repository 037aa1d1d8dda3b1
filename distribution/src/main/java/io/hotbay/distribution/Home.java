// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything of one platform, and where its sockets are.
 *
 * @param folder absolute
 * @param sockets absolute; inside the folder unless the user session has a place for sockets
 */
record Home(Path folder, Path sockets) {

    /** The home that the user named, else the one in the places that the XDG Base Directory Specification 0.8 gives for state and sockets. */
    static Home of(@Nullable String named, Map<String, String> environment) {
        if (named != null) {
            Path folder = Path.of(named).toAbsolutePath().normalize();
            return new Home(folder, folder.resolve("sockets"));
        }
        String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path state = absolute(environment.get("XDG_STATE_HOME"));
        Path folder = (state != null ? state : Path.of(user, ".local", "state").toAbsolutePath()).resolve("hotbay");
        Path runtime = absolute(environment.get("XDG_RUNTIME_DIR"));
        return new Home(folder, runtime != null ? runtime.resolve("hotbay") : folder.resolve("sockets"));
    }

    /** What the framework keeps of its bundles; made anew whenever the archive's bundles change. */
    Path cache() {
        return folder.resolve("cache");
    }

    /** What outlives a change of bundles. */
    Path data() {
        return folder.resolve("data");
    }

    /** Emptied at each start. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Bundles put here are installed and started, and go when they are removed. */
    Path deploy() {
        return folder.resolve("deploy");
    }

    /** Makes the folders that are missing, for their owner's eyes only. */
    void create() throws LaunchException {
        try {
            for (Path made : new Path[] {folder, sockets, cache(), data(), temporary(), deploy()}) {
                createPrivate(made);
            }
        } catch (IOException e) {
            throw new LaunchException(LaunchException.FAILED,
                    "The folder " + folder + " can't be made or used: " + e + ". Choose another one with --home.", e);
        }
    }

    private static void createPrivate(Path made) throws IOException {
        if (!Files.isDirectory(made)) {
            Files.createDirectories(made.toAbsolutePath().getParent());
            Files.createDirectory(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** The specification has relative paths ignored. */
    private static @Nullable Path absolute(@Nullable String value) {
        return value != null && Path.of(value).isAbsolute() ? Path.of(value) : null;
    }
}
