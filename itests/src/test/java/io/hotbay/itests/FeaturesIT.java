// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each Karaf feature, with those that it names, starts in a framework of its own. */
public class FeaturesIT {

    private static final Set<String> EXPECTED = Set.of("hotbay-core", "hotbay-disk", "hotbay-store-null", "hotbay-store-memory",
            "hotbay-store-file", "hotbay-mpt", "hotbay-shell");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** The features by name. */
    private final Map<String, Element> features = new TreeMap<>();

    @Test
    public void shouldStartEachFeature() throws Exception {
        read(new File(System.getProperty("hotbay.it.features")));
        assertEquals(EXPECTED, features.keySet());
        for (String name : features.keySet()) {
            Set<Path> jars = new LinkedHashSet<>();
            collect(name, jars);
            assertFalse(name + " has bundles", texts(features.get(name), "bundle").isEmpty());
            assertEquals(name, List.of(), startAndFindNotActive(name, jars));
        }
    }

    private void read(File file) throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
        NodeList children = document.getDocumentElement().getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element && element.getTagName().equals("feature")) {
                features.put(element.getAttribute("name"), element);
            }
        }
    }

    /** Karaf's own features, such as scr, are not described in the file; the framework gets what they bring. */
    private void collect(String name, Set<Path> jars) {
        for (String other : texts(features.get(name), "feature")) {
            if (features.containsKey(other)) {
                collect(other, jars);
            }
        }
        for (String url : texts(features.get(name), "bundle")) {
            jars.add(Bundles.jar(url.split("/")[1]));
        }
    }

    private static List<String> texts(Element parent, String tag) {
        List<String> texts = new ArrayList<>();
        NodeList elements = parent.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent().strip());
        }
        return texts;
    }

    private List<String> startAndFindNotActive(String name, Set<Path> jars) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, folder.newFolder(name).toString(), "felix.log.level", "0"));
        framework.init();
        try {
            for (Path jar : Bundles.all()) {
                if (!jar.getFileName().toString().startsWith("io.hotbay.")) {
                    framework.getBundleContext().installBundle(jar.toUri().toString());
                }
            }
            List<Bundle> installed = new ArrayList<>();
            for (Path jar : jars) {
                assertTrue(jar + " was built", Files.exists(jar));
                installed.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
            }
            framework.start();
            List<String> notActive = new ArrayList<>();
            for (Bundle bundle : installed) {
                bundle.start();
                if (bundle.getState() != Bundle.ACTIVE) {
                    notActive.add(bundle.getSymbolicName());
                }
            }
            return notActive;
        } finally {
            framework.stop();
            framework.waitForStop(0);
        }
    }
}
