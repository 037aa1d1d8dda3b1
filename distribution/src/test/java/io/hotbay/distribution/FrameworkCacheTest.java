// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworkCacheTest {

    @TempDir
    Path folder;

    private Path distribution;
    private Home home;

    @BeforeEach
    void createArchiveAndHome() throws IOException, LaunchException {
        distribution = folder.resolve("distribution");
        write("30/c.jar", "C");
        write("10/b.jar", "B");
        write("10/a.jar", "A");
        write("10/readme.txt", "no bundle");
        home = Home.of(folder.resolve("home").toString(), Map.of());
        home.create();
    }

    @Test
    void shouldListBundlesByStartLevelThenName() {
        List<SystemBundle> bundles = SystemBundle.all(distribution);

        assertEquals(List.of("a.jar", "b.jar", "c.jar"),
                bundles.stream().map(bundle -> bundle.jar().getFileName().toString()).toList());
        assertEquals(List.of(10, 10, 30), bundles.stream().map(SystemBundle::startLevel).toList());
    }

    @Test
    void shouldKeepWhatWasFilledWithTheSameBundles() throws IOException {
        fill();
        Path kept = Files.createFile(home.cache().resolve("kept"));

        assertFalse(cache().prepare());
        assertTrue(Files.exists(kept));
    }

    @Test
    void shouldBeEmptiedWhenABundleHasOtherBytesOfTheSameLength() throws IOException {
        fill();
        Path stale = Files.createFile(home.cache().resolve("stale"));
        write("10/a.jar", "X");

        assertTrue(cache().prepare());
        assertFalse(Files.exists(stale));
    }

    @Test
    void shouldBeEmptiedWhenABundleComesOrGoesOrMoves() throws IOException {
        fill();
        write("20/d.jar", "D");
        assertTrue(cache().prepare());

        fill();
        Files.delete(distribution.resolve("system/20/d.jar"));
        assertTrue(cache().prepare());

        fill();
        Files.move(distribution.resolve("system/30/c.jar"), distribution.resolve("system/10/c.jar"));
        assertTrue(cache().prepare());
    }

    @Test
    void shouldBeEmptiedWhenFillingItDidNotEnd() throws IOException {
        assertTrue(cache().prepare());
        Path partial = Files.createFile(home.cache().resolve("partial"));

        assertTrue(cache().prepare());
        assertFalse(Files.exists(partial));
    }

    private void fill() throws IOException {
        FrameworkCache cache = cache();
        cache.prepare();
        cache.filled();
    }

    private FrameworkCache cache() {
        return new FrameworkCache(home, SystemBundle.all(distribution));
    }

    private void write(String bundle, String content) throws IOException {
        Path jar = distribution.resolve("system").resolve(bundle);
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, content);
    }
}
