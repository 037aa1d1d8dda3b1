// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.io.FileUtils;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The bundles that the build has copied for these tests. */
public final class Bundles {

    private static final Path FOLDER = Path.of(Objects.requireNonNull(System.getProperty("hotbay.it.bundles")));

    private Bundles() {}

    /** The jar of a bundle. */
    public static Path jar(String symbolicName) {
        return FOLDER.resolve(symbolicName + ".jar");
    }

    public static List<Path> all() {
        return FileUtils.listFiles(FOLDER.toFile(), new String[] {"jar"}, false).stream().map(File::toPath).sorted().toList();
    }

    /** A framework with all bundles but some, and with a folder that File Install watches. */
    public static Option platform(String... without) {
        Path home = temporaryFolder();
        Option[] bundles = all().stream()
                .filter(jar -> !Arrays.asList(without).contains(jar.getFileName().toString().replace(".jar", "")))
                .map(jar -> bundle(jar.toUri().toString()).start())
                .toArray(Option[]::new);
        return composite(
                cleanCaches(),
                junitBundles(),
                composite(bundles),
                frameworkProperty("hotbay.home").value(home.toString()),
                frameworkProperty("hotbay.sockets").value(home.resolve("sockets").toString()),
                frameworkProperty("felix.fileinstall.dir").value(home.resolve("deploy").toString()),
                frameworkProperty("felix.fileinstall.tmpdir").value(home.resolve("tmp").toString()),
                frameworkProperty("felix.fileinstall.poll").value("100"),
                frameworkProperty("felix.fileinstall.log.level").value("0"),
                frameworkProperty("felix.log.level").value("0"));
    }

    /** An installed bundle. */
    public static Bundle find(BundleContext context, String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(symbolicName + " is not installed"));
    }

    /** Short, as sockets are put into it; gone with the process. */
    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("hotbay-it");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            Files.createDirectories(folder.resolve("sockets"));
            Files.createDirectories(folder.resolve("deploy"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
