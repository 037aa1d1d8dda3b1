// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Each Karaf feature, with those that it names, starts in a framework of its own. */
public class FeaturesIT {

    private static final Set<String> EXPECTED =
            Set.of("hotbay-core", "hotbay-registry", "hotbay-disk", "hotbay-store-null", "hotbay-store-memory",
                    "hotbay-store-file", "hotbay-adapter-mpt", "hotbay-transport-vfiouser", "hotbay-shell", "hotbay");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void shouldStartEachFeature() throws Exception {
        Features features = new Features();
        assertEquals(EXPECTED, features.names());
        for (String name : features.names()) {
            List<Path> jars = features.all(name).stream().map(Bundles::jar).toList();
            assertFalse(name + " has bundles", jars.isEmpty());
            jars.forEach(jar -> assertTrue(jar + " was built", Files.exists(jar)));
            try (EmptyFramework framework = new EmptyFramework(folder.newFolder(name).toPath())) {
                framework.install(Bundles.all().stream()
                        .filter(jar -> !jar.getFileName().toString().startsWith("io.hotbay."))
                        .toList());
                assertEquals(name, List.of(), EmptyFramework.startAndFindNotActive(framework.install(jars)));
            }
        }
    }

    @Test
    public void shouldHaveEveryBundleInTheFeatureForAll() throws Exception {
        Set<String> built = new TreeSet<>();
        Bundles.all().stream().map(jar -> jar.getFileName().toString().replace(".jar", ""))
                .filter(name -> name.startsWith("io.hotbay."))
                .forEach(built::add);
        assertEquals(built, new TreeSet<>(new Features().all("hotbay")));
    }
}
