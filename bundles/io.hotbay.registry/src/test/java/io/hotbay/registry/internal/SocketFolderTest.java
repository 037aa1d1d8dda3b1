// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static io.hotbay.registry.internal.Bench.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.registry.api.RegistryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFolderTest {

    private static final AdapterSlot SLOT = new AdapterSlot(0, 2);
    private static final Map<String, String> PROPERTIES =
            Map.of("hotbay.sockets", "/by/property", "hotbay.home", "/home/h");
    private static final Map<String, String> ENVIRONMENT = Map.of("XDG_RUNTIME_DIR", "/run/user/1");

    @TempDir
    Path folder;

    @Test
    void shouldChooseConfigurationThenPropertyThenEnvironmentThenHome() throws RegistryException {
        Map<String, String> home = Map.of("hotbay.home", "/home/h");
        assertEquals("/by/config/g-0.2.sock", chosen("/by/config", PROPERTIES, ENVIRONMENT));
        assertEquals("/by/property/g-0.2.sock", chosen("", PROPERTIES, ENVIRONMENT));
        assertEquals("/run/user/1/hotbay/g-0.2.sock", chosen("", home, ENVIRONMENT));
        assertEquals("/home/h/sockets/g-0.2.sock", chosen("", home, Map.of()));
    }

    @Test
    void shouldSayWhatToSetWhenNothingIsGiven() {
        assertRefused("There is no folder for sockets; set the property hotbay.sockets or hotbay.home, or the"
                + " environment variable"
                + " XDG_RUNTIME_DIR.", () -> chosen("", Map.of(), Map.of("XDG_RUNTIME_DIR", "")));
    }

    @Test
    void shouldBoundTheLengthOfAPath() throws RegistryException {
        String longest = "/" + "x".repeat(107 - 1 - "/g-0.2.sock".length());
        assertEquals(107, chosen(longest, Map.of(), Map.of()).length());
        assertRefused("The socket's path " + longest + "x/g-0.2.sock has 108 bytes, and the host allows 107; choose a"
                + " shorter folder"
                + " by --home DIR or a shorter name for the guest.", () -> chosen(longest + "x", Map.of(), Map.of()));
    }

    @Test
    void shouldCountBytesNotCharacters() {
        String folderName = "/" + "ä".repeat(50);
        assertRefused("The socket's path " + folderName + "/g-0.2.sock has 112 bytes, and the host allows 107; choose"
                + " a shorter"
                + " folder by --home DIR or a shorter name for the guest.",
                        () -> chosen(folderName, Map.of(), Map.of()));
    }

    @Test
    void shouldSayWhyTheFolderCannotBeMade() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused("The folder " + file + "/s for sockets can't be made: java.nio.file.FileSystemException: " + file
                        + "/s: Not a directory.",
                () -> SocketFolder.choose(file + "/s", name -> null, name -> null).make());
    }

    private static String chosen(String configured, Map<String, String> properties, Map<String, String> environment)
            throws RegistryException {
        return SocketFolder.choose(configured, properties::get, environment::get).socket("g", SLOT).toString();
    }
}
