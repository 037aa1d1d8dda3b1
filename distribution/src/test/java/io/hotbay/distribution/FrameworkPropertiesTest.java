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
    void shouldPutTheFoldersIn() throws IOException {
        write("a = ${hotbay.home}/deploy\nb = ${hotbay.distribution}/conf\n");
        Map<String, String> properties = FrameworkProperties.load(folder, Home.of("/h", Map.of()), 30);

        assertEquals(Map.of("a", "/h/deploy", "b", folder + "/conf", "hotbay.home", "/h", "hotbay.sockets", "/h/sockets",
                "org.osgi.framework.storage", "/h/cache", "org.osgi.framework.startlevel.beginning", "30"), properties);
    }

    @Test
    void shouldPreferSystemProperties() throws IOException {
        write("hotbay.test.wins = file\n");
        System.setProperty("hotbay.test.wins", "system");
        try {
            assertEquals("system",
                    FrameworkProperties.load(folder, Home.of("/h", Map.of()), 30).get("hotbay.test.wins"));
        } finally {
            System.clearProperty("hotbay.test.wins");
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/hotbay.properties"), text);
    }
}
