// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** What the documents name is there. */
public class DocumentsIT {

    private static final Path TOP = Path.of(System.getProperty("hotbay.it.top"));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    /** A type of ours, perhaps with a method: {@code `ItNexus`}, {@code `Nexus.submit`}. */
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]*)*)(?:\\.([a-z]\\w*))?`");

    @Test
    public void shouldLinkToFilesThatExist() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : files(".md")) {
            for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    broken.add(TOP.relativize(document) + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    public void shouldFollowACommandThroughTypesAndMethodsThatExist() throws IOException {
        List<MatchResult> named = TYPE.matcher(Files.readString(TOP.resolve("ARCHITECTURE.md"))).results().toList();
        assertTrue(named.size() + " types", named.size() > 30);
        Set<String> missing = new TreeSet<>();
        List<Path> sources = files(".java");
        for (MatchResult type : named) {
            List<Path> files = sources.stream()
                    .filter(file -> file.endsWith(type.group(1) + ".java"))
                    .toList();
            boolean method = false;
            for (Path file : files) {
                method |= type.group(2) == null || Files.readString(file).contains(" " + type.group(2) + "(");
            }
            if (!method) {
                missing.add(type.group());
            }
        }
        assertEquals(Set.of(), missing);
    }

    /** Of the project itself, not of what was built from it. */
    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> tree = Files.walk(TOP)) {
            return tree.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !TOP.relativize(file).toString().matches("(.*/)?target/(classes|.*-SNAPSHOT|dist).*"))
                    .collect(Collectors.toList());
        }
    }
}
