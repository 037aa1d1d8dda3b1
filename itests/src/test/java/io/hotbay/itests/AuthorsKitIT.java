// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.hotbay.itests.adapter.RemoteDisk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.commons.io.FileUtils;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.launch.FrameworkFactory;

/** What the author of a store does: takes the kit out of the archive, builds it, puts the jar into the deploy folder, uses the store. */
public class AuthorsKitIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("hotbay.it.distribution"));
    private static final String JAR = "com.example.store-1.0.0.jar";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Launched launched = new Launched();

    @Test
    public void shouldUseAStoreBuiltFromTheKit() throws Exception {
        Path jar = build();
        Path home = folder.newFolder("home").toPath();
        Process process = launched.start(
                Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "HOTBAY_AOT", "off",
                        "HOTBAY_OPTS", "-Dfelix.fileinstall.poll=100"),
                List.of(archiveOnTheFrameworkOfThisRun().resolve("bin/hotbay").toString(), "--home", home.toString(), "run", "-"));
        Launched.linesUntil("ready", process);
        Launched.answer(process, "guest-create g; device-add g disk:scsi:0,2,0:example:1M");
        String refused = Launched.tell(process, "guest-start g").getLast();
        assertTrue(refused, refused.startsWith("failed: ") && refused.contains("example"));

        Files.copy(jar, home.resolve("tmp").resolve(JAR));
        Files.move(home.resolve("tmp").resolve(JAR), home.resolve("deploy").resolve(JAR));
        Wait.until("the store is taken up", () -> Launched.tell(process, "guest-start g").getLast().equals("ok"));
        try (RemoteDisk disk = RemoteDisk.connect(Launched.answer(process, "qemu-args g 1G").getLast())) {
            byte[] written = new byte[RemoteDisk.BLOCK];
            Arrays.fill(written, (byte) 0x3C);
            assertEquals(2048, disk.blocks());
            disk.write(2047, written);
            assertArrayEquals(written, disk.read(2047, RemoteDisk.BLOCK));
        }
        assertEquals(0, Launched.terminate(process));
    }

    /** With nothing from a network: plugins and libraries are those that this build has used itself. */
    private Path build() throws Exception {
        Path kit = folder.newFolder("kit").toPath();
        FileUtils.copyDirectory(DISTRIBUTION.resolve("kit").toFile(), kit.toFile());
        Path settings = Files.writeString(folder.newFile("settings.xml").toPath(), """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors><mirror><id>here</id><mirrorOf>*,!hotbay</mirrorOf><url>file://%s</url></mirror></mirrors>
                </settings>
                """.formatted(folder.newFolder("m2"), System.getProperty("hotbay.it.maven.repository")));
        Process maven = launched.start(
                Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "HOME", folder.getRoot().toString()),
                List.of(System.getProperty("hotbay.it.maven"), "-B", "-q", "-s", settings.toString(), "-gs", settings.toString(),
                        "-f", kit.resolve("store").toString(), "verify"));
        List<String> printed = maven.inputReader().lines().toList();
        assertEquals(printed + "; " + maven.errorReader().lines().toList(), 0, Launched.exitCode(maven));
        String tests = Files.readString(kit.resolve("store/target/surefire-reports/com.example.store.ExampleStoreTest.txt"));
        assertTrue("the contract's tests ran, and two more: " + tests, tests.matches("(?s).*Tests run: [1-9][0-9], Failures: 0.*"));
        return kit.resolve("store/target").resolve(JAR);
    }

    /** The launcher takes whatever framework is in {@code lib}. */
    private Path archiveOnTheFrameworkOfThisRun() throws Exception {
        Class<?> framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().getClass();
        File jar = new File(framework.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path top = folder.getRoot().toPath().resolve("hotbay");
        FileUtils.copyDirectory(DISTRIBUTION.toFile(), top.toFile());
        for (File shipped : FileUtils.listFiles(top.resolve("lib").toFile(), new String[] {"jar"}, false)) {
            if (shipped.getName().contains("framework")) {
                FileUtils.delete(shipped);
            }
        }
        FileUtils.copyFileToDirectory(jar, top.resolve("lib").toFile());
        return top;
    }
}
