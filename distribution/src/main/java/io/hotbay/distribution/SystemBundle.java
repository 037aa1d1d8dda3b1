// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * A bundle of the archive.
 *
 * @param jar where it is: {@code system/LEVEL/NAME.jar}
 * @param startLevel the name of its folder
 */
record SystemBundle(Path jar, int startLevel) {

    /** The bundles of an archive in the order in which they are installed: start level, then name. */
    static List<SystemBundle> all(Path distribution) {
        Collection<java.io.File> jars =
                FileUtils.listFiles(distribution.resolve("system").toFile(), new String[] {"jar"}, true);
        return jars.stream()
                .map(file -> new SystemBundle(file.toPath(), Integer.parseInt(file.getParentFile().getName())))
                .sorted(Comparator.comparingInt(SystemBundle::startLevel).thenComparing(SystemBundle::jar))
                .toList();
    }

    /** A line that differs when the bundle does: builds are reproducible, so its time says nothing, its content does. */
    String fingerprint() {
        try {
            return startLevel + " " + jar.getFileName() + " " + Files.size(jar) + " "
                    + Long.toHexString(FileUtils.checksumCRC32(jar.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
