// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void shouldHoldEverythingWhenNamed() {
        Home home = Home.of("/h", Map.of("XDG_STATE_HOME", "/state", "XDG_RUNTIME_DIR", "/run/user/7"));

        assertEquals(new Home(Path.of("/h"), Path.of("/h/sockets")), home);
    }

    @Test
    void shouldFollowTheSession() {
        Home home = Home.of(null, Map.of("HOME", "/u", "XDG_STATE_HOME", "/state", "XDG_RUNTIME_DIR", "/run/user/7"));

        assertEquals(new Home(Path.of("/state/hotbay"), Path.of("/run/user/7/hotbay")), home);
    }

    @Test
    void shouldBeInTheUsersFolderWithoutASession() {
        assertEquals(new Home(Path.of("/u/.local/state/hotbay"), Path.of("/u/.local/state/hotbay/sockets")),
                Home.of(null, Map.of("HOME", "/u")));
    }

    @Test
    void shouldIgnoreRelativePlaces() {
        Home home = Home.of(null, Map.of("HOME", "/u", "XDG_STATE_HOME", "state", "XDG_RUNTIME_DIR", ""));

        assertEquals(new Home(Path.of("/u/.local/state/hotbay"), Path.of("/u/.local/state/hotbay/sockets")), home);
    }

    @Test
    void shouldBeMadeForItsOwnerAlone() throws LaunchException, IOException {
        Home home = Home.of(folder.resolve("a/b").toString(), Map.of());
        home.create();
        home.create();

        for (Path made : List.of(home.folder(), home.sockets(), home.cache(), home.data(), home.temporary(), home.deploy())) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)), made.toString());
        }
    }

    @Test
    void shouldSayWhyItCanNotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        LaunchException refused = assertThrows(LaunchException.class, () -> Home.of(file.toString(), Map.of()).create());

        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }
}
