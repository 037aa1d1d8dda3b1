// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * An index of the Repository Service (OSGi Compendium 132.5), as a host reads it that takes what it needs and nothing
 * else.
 */
final class RepositoryIndex {

    /** @param filter null: any capability of the namespace will do */
    record Requirement(String namespace, String filter, boolean optional) {

        boolean isMetBy(Capability capability) {
            try {
                return namespace.equals(capability.namespace)
                        && (filter == null || FrameworkUtil.createFilter(filter).matches(capability.attributes));
            } catch (InvalidSyntaxException e) {
                throw new AssertionError(e);
            }
        }
    }

    record Capability(String namespace, Map<String, Object> attributes) {}

    record Resource(List<Capability> capabilities, List<Requirement> requirements) {

        String identity() {
            return (String) attribute("osgi.identity", "osgi.identity");
        }

        /** False for what bnd writes to tell the parts of a multi-release jar: it has requirements, but no file. */
        boolean isFile() {
            return !attribute("osgi.content", "url").toString().startsWith("urn:");
        }

        Object attribute(String namespace, String name) {
            return capabilities.stream()
                    .filter(capability -> capability.namespace.equals(namespace))
                    .map(capability -> capability.attributes.get(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    final List<Resource> resources = new ArrayList<>();

    RepositoryIndex(File file) throws Exception {
        NodeList elements = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file)
                .getElementsByTagName("resource");
        for (int i = 0; i < elements.getLength(); i++) {
            Element resource = (Element) elements.item(i);
            resources.add(new Resource(
                    children(resource, "capability").map(RepositoryIndex::capability).toList(),
                    children(resource, "requirement").map(RepositoryIndex::requirement).toList()));
        }
    }

    /** The resources with some identities and all that they need, but for what the framework has. */
    Set<Resource> closure(Set<String> identities, Predicate<Requirement> metByFramework) {
        Set<Resource> chosen = new LinkedHashSet<>();
        resources.stream().filter(resource -> identities.contains(resource.identity())).forEach(chosen::add);
        List<Resource> open = new ArrayList<>(chosen);
        while (!open.isEmpty()) {
            for (Requirement requirement : open.removeFirst().requirements) {
                if (requirement.optional || metByFramework.test(requirement)
                        || provider(requirement, chosen.stream()) != null) {
                    continue;
                }
                Resource provider = provider(requirement, resources.stream());
                if (provider == null) {
                    throw new AssertionError("nothing in the repository meets " + requirement);
                }
                chosen.add(provider);
                open.add(provider);
            }
        }
        return chosen;
    }

    private static Resource provider(Requirement requirement, Stream<Resource> from) {
        return from.filter(resource -> resource.capabilities.stream().anyMatch(requirement::isMetBy)).findFirst()
                .orElse(null);
    }

    private static Capability capability(Element element) {
        Map<String, Object> attributes = new HashMap<>();
        children(element, "attribute").forEach(attribute ->
                attributes.put(attribute.getAttribute("name"),
                        value(attribute.getAttribute("type"), attribute.getAttribute("value"))));
        return new Capability(element.getAttribute("namespace"), attributes);
    }

    private static Object value(String type, String text) {
        return switch (type) {
            case "Version" -> Version.parseVersion(text);
            case "Long" -> Long.valueOf(text);
            case "Double" -> Double.valueOf(text);
            case "List<Version>" -> Arrays.stream(text.split(",")).map(Version::parseVersion).toList();
            case "List<String>", "List<Long>" -> List.of(text.split(","));
            default -> text;
        };
    }

    private static Requirement requirement(Element element) {
        Map<String, String> directives = new HashMap<>();
        children(element, "directive")
                .forEach(directive -> directives.put(directive.getAttribute("name"), directive.getAttribute("value")));
        return new Requirement(element.getAttribute("namespace"), directives.get("filter"),
                "optional".equals(directives.get("resolution")) || directives.containsKey("effective"));
    }

    private static Stream<Element> children(Element parent, String tag) {
        NodeList children = parent.getChildNodes();
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element && element.getTagName().equals(tag)) {
                elements.add(element);
            }
        }
        return elements.stream();
    }
}
