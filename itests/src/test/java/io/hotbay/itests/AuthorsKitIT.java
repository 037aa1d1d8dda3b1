// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.hotbay.itests.adapter.RemoteDisk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * What an author does: takes the kit out of the archive, builds a store, a device type and a filter, puts the jars
 * into the deploy folder, uses them.
 */
public class AuthorsKitIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("hotbay.it.distribution"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Launched launched = new Launched();

    @Test
    public void shouldUseWhatIsBuiltFromTheKit() throws Exception {
        Path kit = folder.newFolder("kit").toPath();
        FileUtils.copyDirectory(DISTRIBUTION.resolve("kit").toFile(), kit.toFile());
        Path store = build(kit, "store", "Tests run: [1-9][0-9], Failures: 0");
        Path device = build(kit, "device", "Tests run: 1, Failures: 0");
        Path filter = build(kit, "filter", "Tests run: 6, Failures: 0");
        Path home = folder.newFolder("home").toPath();
        Process process = launched.start(
                Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "HOTBAY_AOT", "off",
                        "HOTBAY_OPTS", "-Dfelix.fileinstall.poll=100"),
                List.of(archiveOnTheFrameworkOfThisRun().resolve("bin/hotbay").toString(), "--home", home.toString(),
                        "run", "-"));
        Launched.linesUntil("ready", process);
        Launched.answer(process, "guest-create g; device-add g disk:scsi:0,2,0:example:1M");
        String refused = Launched.tell(process, "guest-start g").getLast();
        assertTrue(refused, refused.startsWith("failed: ") && refused.contains("example"));

        deploy(store, home);
        Wait.until("the store is taken up", () -> Launched.tell(process, "guest-start g").getLast().equals("ok"));
        try (RemoteDisk disk = RemoteDisk.connect(Launched.answer(process, "qemu-args g 1G").getLast())) {
            byte[] written = new byte[RemoteDisk.BLOCK];
            Arrays.fill(written, (byte) 0x3C);
            assertEquals(2048, disk.blocks());
            disk.write(2047, written);
            assertArrayEquals(written, disk.read(2047, RemoteDisk.BLOCK));
            useFilter(disk, filter, home);
        }

        Launched.answer(process, "guest-create r; device-add r rom:scsi:0,2,0:null:1M");
        deploy(device, home);
        Wait.until("the device type is taken up", () -> Launched.tell(process, "guest-start r").getLast().equals("ok"));
        try (RemoteDisk disk = RemoteDisk.connect(Launched.answer(process, "qemu-args r 1G").getLast())) {
            assertEquals(2048, disk.blocks());
            assertArrayEquals(new byte[RemoteDisk.BLOCK], disk.read(2047, RemoteDisk.BLOCK));
            assertThrows("it can't be written", AssertionError.class, () -> disk.write(0, new byte[RemoteDisk.BLOCK]));
        }
        assertEquals(0, Launched.terminate(process));
    }

    /** Under a guest that is connected: block 1000 can't be read while the filter is there. */
    private static void useFilter(RemoteDisk disk, Path filter, Path home) throws Exception {
        byte[] empty = new byte[RemoteDisk.BLOCK];
        assertArrayEquals(empty, disk.read(1000, RemoteDisk.BLOCK));
        deploy(filter, home);
        Wait.until("the filter is taken up", () -> !canRead(disk, 1000));
        assertArrayEquals(empty, disk.read(999, RemoteDisk.BLOCK));
        assertArrayEquals("delayed", empty, disk.read(1008, RemoteDisk.BLOCK));
        Files.delete(home.resolve("deploy").resolve(filter.getFileName()));
        Wait.until("the filter is given up", () -> canRead(disk, 1000));
    }

    private static boolean canRead(RemoteDisk disk, int block) {
        try {
            disk.read(block, RemoteDisk.BLOCK);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    /** As a bundle is dropped: complete, or not at all. */
    private static void deploy(Path jar, Path home) throws Exception {
        Path part = Files.copy(jar, home.resolve("tmp").resolve(jar.getFileName()));
        Files.move(part, home.resolve("deploy").resolve(jar.getFileName()));
    }

    /** With nothing from a network: plugins and libraries are those that this build has used itself. */
    private Path build(Path kit, String module, String tests) throws Exception {
        Path settings = Files.writeString(kit.resolve("settings.xml"), """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors><mirror><id>here</id><mirrorOf>*,!hotbay</mirrorOf><url>file://%s</url></mirror></mirrors>
                </settings>
                """.formatted(kit.resolve("m2"), System.getProperty("hotbay.it.maven.repository")));
        Process maven = launched.start(
                Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "HOME",
                        folder.getRoot().toString()),
                List.of(System.getProperty("hotbay.it.maven"), "-B", "-q", "-s", settings.toString(), "-gs",
                        settings.toString(),
                        "-f", kit.resolve(module).toString(), "verify"));
        List<String> printed = maven.inputReader().lines().toList();
        assertEquals(printed + "; " + maven.errorReader().lines().toList(), 0, Launched.exitCode(maven));
        Path target = kit.resolve(module).resolve("target");
        File report = FileUtils.listFiles(target.resolve("surefire-reports").toFile(), new String[] {"txt"}, false)
                .iterator().next();
        String told = Files.readString(report.toPath());
        assertTrue("its tests ran: " + told, Pattern.compile(tests).matcher(told).find());
        return target.resolve("com.example." + module + "-1.0.0.jar");
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
