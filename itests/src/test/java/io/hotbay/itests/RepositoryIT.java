// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.hotbay.itests.RepositoryIndex.Capability;
import io.hotbay.itests.RepositoryIndex.Requirement;
import io.hotbay.itests.RepositoryIndex.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;

/** The OSGi repository: its index tells the truth, and from it alone each feature's bundles find what they need. */
public class RepositoryIT {

    private static final Path FOLDER = Path.of(System.getProperty("hotbay.it.top"), "features/target/repository");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RepositoryIndex index;

    public RepositoryIT() throws Exception {
        index = new RepositoryIndex(FOLDER.resolve("index.xml").toFile());
    }

    @Test
    public void shouldListWhatIsBesideIt() throws Exception {
        Set<String> listed = new TreeSet<>();
        for (Resource resource : index.resources.stream().filter(Resource::isFile).toList()) {
            Path jar = jar(resource);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            assertEquals(jar.toString(), HexFormat.of().withUpperCase().formatHex(digest),
                    resource.attribute("osgi.content", "osgi.content").toString().toUpperCase());
            listed.add(resource.identity());
        }
        assertTrue(listed.toString(), listed.containsAll(new Features().all("hotbay")));
    }

    @Test
    public void shouldResolveEachFeatureFromTheIndexAlone() throws Exception {
        Features features = new Features();
        int resolved = 0;
        for (String name : features.names()) {
            Set<String> roots = features.all(name);
            try (EmptyFramework framework = new EmptyFramework(folder.newFolder(name).toPath())) {
                Set<Resource> needed =
                        index.closure(roots, requirement -> isMet(requirement, framework.context().getBundle()));
                Set<String> names = needed.stream().map(Resource::identity).collect(Collectors.toSet());
                assertTrue(name + " is in the index", names.containsAll(roots));
                assertTrue(name + " brings the component runtime", names.contains("org.apache.felix.scr"));
                List<Bundle> bundles =
                        framework.install(needed.stream().filter(Resource::isFile).map(RepositoryIT::jar).toList());
                assertEquals(name, List.of(), EmptyFramework.startAndFindNotActive(bundles));
                for (Bundle bundle : bundles) {
                    assertFalse(bundle + " is wired",
                            bundle.adapt(BundleWiring.class).getRequiredResourceWires("osgi.ee").isEmpty()
                                    && bundle.getSymbolicName().startsWith("io.hotbay."));
                    resolved++;
                }
            }
        }
        assertTrue(resolved + " bundles", resolved > 10 * features.names().size());
    }

    private static boolean isMet(Requirement requirement, Bundle system) {
        return system.adapt(BundleRevision.class).getCapabilities(null).stream()
                .anyMatch(capability ->
                        requirement.isMetBy(new Capability(capability.getNamespace(), capability.getAttributes())));
    }

    /** Its place is relative to the index. */
    private static Path jar(Resource resource) {
        String url = (String) resource.attribute("osgi.content", "url");
        assertFalse(url, url.contains(":") || url.startsWith("/"));
        return FOLDER.resolve(url);
    }
}
