// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.hotbay.itests.adapter.RemoteDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The archive that brings its own Java, on a machine that has none. */
public class OwnJavaIT {

    /** What {@code bin/hotbay} calls; all of it in the packages coreutils, sed and dash. */
    private static final List<String> PROGRAMS = List.of("cat", "cksum", "dirname", "nice", "readlink", "sed", "stat");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Launched launched = new Launched();

    @Test
    public void shouldServeAGuestFromAnEmptyFolderWithoutJava() throws Exception {
        Path top = unpack();
        Path home = folder.getRoot().toPath().resolve("home");
        Process process = launched.start(Map.of("PATH", pathWithoutJava().toString(), "HOTBAY_AOT", "off"),
                List.of(top.resolve("bin/hotbay").toString(), "--home", home.toString(), "run", "-"));
        Launched.linesUntil("ready", process);

        assertEquals(List.of(), notActive(Launched.answer(process, "felix:lb -s")));
        Launched.answer(process, "guest-create g; device-add g disk:scsi:0,2,0:memory:1M; guest-start g");
        List<String> arguments = Launched.answer(process, "qemu-args g 1G");
        assertTrue(arguments.toString(), arguments.getLast().contains("vfio-user-pci"));
        try (RemoteDisk disk = RemoteDisk.connect(arguments.getLast())) {
            byte[] written = new byte[RemoteDisk.BLOCK];
            Arrays.fill(written, (byte) 0x5A);
            assertEquals(2048, disk.blocks());
            disk.write(2047, written);
            assertArrayEquals(written, disk.read(2047, RemoteDisk.BLOCK));

            assertEquals("with the VMM connected", 0, Launched.terminate(process));
        }
        assertFalse(Files.exists(home.resolve("sockets/g-0.2.sock")));
    }

    @Test
    public void shouldDoWhatTheReadmeSays() throws Exception {
        unpack();
        String start = readmeLine("hotbay-");
        Process process = launched.start(Map.of("PATH", pathWithoutJava().toString(), "HOTBAY_AOT", "off",
                "HOME", folder.getRoot().toString()),
                        List.of("/bin/sh", "-c", "cd " + folder.getRoot() + " && exec " + start));
        List<String> printed = Launched.linesUntil("ready", process);
        try (RemoteDisk disk = RemoteDisk.connect(printed.get(printed.size() - 2))) {
            assertEquals((64 << 20) / RemoteDisk.BLOCK, disk.blocks());
        }
        assertEquals(0, Launched.terminate(process));
    }

    /** As the README says, too. */
    private Path unpack() throws Exception {
        Path target = Path.of(System.getProperty("hotbay.it.distribution"));
        String archive = target.getFileName() + "-jre.tar.gz";
        Files.createSymbolicLink(folder.getRoot().toPath().resolve(archive), target.resolveSibling(archive));
        assertEquals(0, new ProcessBuilder("/bin/sh", "-c", readmeLine("tar ")).directory(folder.getRoot()).start()
                .waitFor());
        Path top = folder.getRoot().toPath().resolve(target.getFileName());
        assertTrue(Files.isExecutable(top.resolve("jre/bin/java")));
        return top;
    }

    /** The line of a fenced block that begins so. */
    private static String readmeLine(String beginning) throws Exception {
        String readme = Files.readString(Path.of(System.getProperty("hotbay.it.top"), "README.md"));
        return Pattern.compile("(?ms)^```sh\n(.*?)^```").matcher(readme).results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private Path pathWithoutJava() throws Exception {
        Path path = folder.newFolder("path").toPath();
        for (String program : PROGRAMS) {
            Path found = Arrays.stream(System.getenv("PATH").split(":"))
                    .map(place -> Path.of(place, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("this machine has no " + program));
            Files.createSymbolicLink(path.resolve(program), found);
        }
        return path;
    }

    /**
     * Bundles of a list of the shell that lack something, of those that are wanted without a terminal; fragments are
     * never active.
     */
    private static List<String> notActive(List<String> list) {
        Pattern row = Pattern.compile("\\s*[0-9]+\\|(\\w+)\\s*\\|\\s*([0-9]+)\\|.*");
        List<String> rows = list.stream().filter(line -> row.matcher(line).matches()).toList();
        assertTrue(list.toString(), rows.size() > 20);
        return rows.stream().filter(line -> !line.contains("|Active")).filter(line -> !line.contains("gogo.jline"))
                .toList();
    }
}
