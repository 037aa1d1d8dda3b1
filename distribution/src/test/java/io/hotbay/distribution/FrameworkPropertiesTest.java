// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworkPropertiesTest {

    @TempDir
    Path folder;

    @Test
    void shouldPutTheHomeIn() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), "a = ${hotbay.home}/deploy\nb = 2\n");
        Map<String, String> properties = FrameworkProperties.load(file, Home.of("/h", Map.of()), 30);

        assertEquals(Map.of("a", "/h/deploy", "b", "2", "hotbay.home", "/h", "hotbay.sockets", "/h/sockets",
                "org.osgi.framework.storage", "/h/cache", "org.osgi.framework.startlevel.beginning", "30"), properties);
    }

    @Test
    void shouldPreferSystemProperties() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), "hotbay.test.wins = file\n");
        System.setProperty("hotbay.test.wins", "system");
        try {
            assertEquals("system",
                    FrameworkProperties.load(file, Home.of("/h", Map.of()), 30).get("hotbay.test.wins"));
        } finally {
            System.clearProperty("hotbay.test.wins");
        }
    }
}
