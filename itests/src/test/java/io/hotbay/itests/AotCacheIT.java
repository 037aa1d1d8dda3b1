// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The file of loaded classes that makes starts faster: made by the first start, used by the next, never in the way. */
public class AotCacheIT {

    /** A class of the launcher, as the virtual machine tells where it has it from. */
    private static final String FROM_CACHE = "io.hotbay.distribution.Platform source: shared objects file";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Launched launched = new Launched();

    @Test
    public void shouldBeMadeAtTheFirstStartUsedAtTheNextAndMadeAnewWhenTheArchiveChanges() throws Exception {
        Path top = folder.getRoot().toPath().resolve("hotbay");
        FileUtils.copyDirectory(new java.io.File(System.getProperty("hotbay.it.distribution")), top.toFile());
        Path caches = folder.newFolder("caches").toPath();

        Path first = start(top, caches, true);
        assertEquals(1, logOfStart(top, caches).filter(line -> line.contains(FROM_CACHE)).count());
        assertEquals(List.of(first), files(caches));

        try (Stream<Path> jars = Files.list(top.resolve("lib"))) {
            Files.setLastModifiedTime(jars.sorted().findFirst().orElseThrow(), FileTime.fromMillis(0));
        }
        assertEquals(0, logOfStart(top, caches).filter(line -> line.contains(FROM_CACHE)).count());
        Path halfMade = Files.createFile(first.resolveSibling(first.getFileName() + ".4711"));
        Path second = start(top, caches, true);
        assertNotEquals(first, second);
        assertEquals("the older one is gone", List.of(second), files(caches));
        assertFalse("and what a platform left that was killed", Files.exists(halfMade));

        Files.writeString(second, "no cache");
        Stream<String> log = logOfStart(top, caches);
        assertEquals("only what was asked for", List.of(), log.filter(line -> !line.contains("[class,load]")).toList());
    }

    @Test
    public void shouldNotBeNeeded() throws Exception {
        Path top = Path.of(System.getProperty("hotbay.it.distribution"));
        Path locked = folder.newFile("no-folder").toPath();
        assertEquals(0, logOfStart(top, locked).filter(line -> !line.contains("[class,load]")).count());
        start(top, locked, false);
    }

    /** Starts a platform and, where it can be made, waits for the file. */
    private Path start(Path top, Path caches, boolean made) throws Exception {
        List<Path> before = files(caches);
        Process process = launched.start(environment(caches), command(top, "run", ""));
        Launched.linesUntil("ready", process);
        if (made) {
            Wait.until("the file is made", () -> !files(caches).equals(before) && files(caches).size() == 1);
        }
        assertEquals(0, Launched.terminate(process));
        assertFalse("it says nothing", process.errorReader().lines().anyMatch(line -> line.contains("aot")));
        return made ? files(caches).getFirst() : caches;
    }

    /** What the virtual machine logs about loaded classes, and whatever else is printed. */
    private Stream<String> logOfStart(Path top, Path caches) throws Exception {
        Map<String, String> environment = environment(caches);
        Path log = folder.newFile().toPath();
        environment.put("HOTBAY_OPTS", "-Xlog:class+load:file=" + log + "::filecount=0");
        Process process = launched.start(environment, command(top, "run", "stop 0"));
        assertEquals(0, Launched.exitCode(process));
        List<String> loaded = Files.readAllLines(log);
        assertTrue(loaded.size() + " classes", loaded.size() > 500);
        return Stream.concat(loaded.stream(), process.errorReader().lines());
    }

    private static Map<String, String> environment(Path caches) {
        return new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "XDG_CACHE_HOME",
                        caches.toString()));
    }

    private List<String> command(Path top, String... arguments) throws IOException {
        Path home = folder.newFolder().toPath();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        return Stream.concat(Stream.of(top.resolve("bin/hotbay").toString(), "--home", home.toString()),
                Stream.of(arguments)).toList();
    }

    private static List<Path> files(Path caches) {
        Path place = caches.resolve("hotbay/aot");
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".aot")).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
