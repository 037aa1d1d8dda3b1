// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that tells which test proves what names tests that exist. */
class ConformancePageTest {

    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");

    private static Set<String> classesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> namedClasses() throws IOException {
        return CLASS.matcher(Files.readString(Path.of("CONFORMANCE.md"))).results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldNameOnlyTestsThatExist() throws IOException {
        Set<String> missing = namedClasses();
        assertFalse(missing.isEmpty());
        missing.removeAll(classesIn("src/test/java"));
        missing.removeAll(classesIn("../../itests/src/test/java"));
        assertEquals(Set.of(), missing);
    }

    @Test
    void shouldNameEachTestOfARegisterAndOfAMessage() throws IOException {
        Set<String> unnamed = new TreeSet<>(classesIn("src/test/java/io/hotbay/adapter/mpt/internal/registers"));
        unnamed.addAll(classesIn("src/test/java/io/hotbay/adapter/mpt/internal/message"));
        unnamed.removeAll(namedClasses());
        assertEquals(Set.of(), unnamed);
    }
}
