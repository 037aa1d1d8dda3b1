// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.hotbay.examples.serve.ServeDisk;
import io.hotbay.itests.adapter.RemoteDisk;
import io.hotbay.registry.api.DeviceRegistry;
import java.io.File;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * The example that serves a disk, as a program of its own, on the framework of this run. The other example has its
 * tests beside it.
 */
public class ExamplesIT {

    private static final int SIGTERM_EXIT = 128 + 15;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Launched launched = new Launched();

    @Test
    public void shouldServeADiskFromAProgramThatEmbedsAFramework() throws Exception {
        Path image = folder.newFile("a.img").toPath();
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(1 << 20);
        }
        Path home = folder.newFolder("h").toPath();
        Process process = launched.start(Map.of(), List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", classPath(),
                ServeDisk.class.getName(),
                System.getProperty("hotbay.it.top") + "/distribution/examples/target/bundles", home.toString(),
                "disk:scsi::file:" + image));
        String arguments = process.inputReader().readLine();
        assertTrue(arguments + process.errorReader().lines().limit(arguments == null ? 20 : 0).toList(),
                arguments != null);

        byte[] written = new byte[RemoteDisk.BLOCK];
        Arrays.fill(written, (byte) 0xB7);
        try (RemoteDisk disk = RemoteDisk.connect(arguments)) {
            disk.write(7, written);
            assertArrayEquals(written, disk.read(7, RemoteDisk.BLOCK));
        }
        assertArrayEquals(written,
                Arrays.copyOfRange(Files.readAllBytes(image), 7 * RemoteDisk.BLOCK, 8 * RemoteDisk.BLOCK));
        assertEquals(SIGTERM_EXIT, Launched.terminate(process));
        assertFalse("the socket is gone", Files.exists(home.resolve("vm-0.2.sock")));
    }

    private static String classPath() {
        Class<?> framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().getClass();
        return Stream.of(framework, ServeDisk.class, DeviceRegistry.class)
                .map(type -> {
                    try {
                        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath();
                    } catch (URISyntaxException e) {
                        throw new AssertionError(e);
                    }
                })
                .collect(Collectors.joining(File.pathSeparator));
    }
}
