// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The file of Karaf features, as built. */
final class Features {

    private final Map<String, Element> features = new TreeMap<>();

    Features() throws Exception {
        File file = new File(System.getProperty("hotbay.it.features"));
        NodeList children = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement()
                .getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element && element.getTagName().equals("feature")) {
                features.put(element.getAttribute("name"), element);
            }
        }
    }

    Set<String> names() {
        return features.keySet();
    }

    /** The symbolic names of a feature's own bundles. */
    Set<String> own(String name) {
        Set<String> bundles = new LinkedHashSet<>();
        texts(name, "bundle").forEach(url -> bundles.add(url.split("/")[1]));
        return bundles;
    }

    /** And of the features that it names. Karaf's own, such as scr, are not described in the file. */
    Set<String> all(String name) {
        Set<String> bundles = new LinkedHashSet<>();
        texts(name, "feature").stream().filter(features::containsKey).forEach(other -> bundles.addAll(all(other)));
        bundles.addAll(own(name));
        return bundles;
    }

    private List<String> texts(String name, String tag) {
        List<String> texts = new ArrayList<>();
        NodeList elements = features.get(name).getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent().strip());
        }
        return texts;
    }
}
