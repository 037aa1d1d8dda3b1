// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;

/** What the framework keeps in the home, and whether it still belongs to the archive's bundles. */
final class FrameworkCache {

    private final Path folder;
    private final Path list;
    private final List<String> wanted;

    /** The cache of a home for an archive's bundles and for whatever else decides what is in it. */
    FrameworkCache(Home home, List<SystemBundle> bundles) {
        folder = home.cache();
        list = home.folder().resolve("cache.list"); // beside the cache: what is inside belongs to the framework
        wanted = bundles.stream().map(SystemBundle::fingerprint).toList();
    }

    /** Empties the cache unless it was filled, wholly, with these very bundles. Returns whether it has to be filled. */
    boolean prepare() throws IOException {
        if (Files.exists(list) && Files.readAllLines(list).equals(wanted)) {
            return false;
        }
        Files.deleteIfExists(list);
        FileUtils.cleanDirectory(folder.toFile());
        return true;
    }

    /** Notes that it has been filled. */
    void filled() throws IOException {
        Files.write(list, wanted);
    }
}
