// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCreationTest {

    @TempDir
    Path folder;

    @Test
    void shouldMakeASparseFileForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("a.img");
        assertEquals(file + " 1099511627776 bytes", FileCreation.create(folder, "a.img", "1T"));
        assertEquals(1099511627776L, Files.size(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void shouldTakeAnAbsolutePath() throws Exception {
        assertEquals(
                folder.resolve("a.img") + " 512 bytes",
                FileCreation.create(Path.of("/"), folder.resolve("a.img").toString(), "512"));
    }

    @Test
    void shouldRefuseToOverwrite() throws Exception {
        Path file = Files.writeString(folder.resolve("a.img"), "mine");
        assertRefused(file + " exists already; choose another path, or remove it yourself.", "a.img", "1M");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertRefused("There is no folder for " + folder.resolve("no/a.img") + "; make it first.", "no/a.img", "1M");
        assertRefused("'a\0b' is no path: Nul character not allowed.", "a\0b", "1M");
        assertThrows(CommandException.class, () -> FileCreation.create(folder, "a.img", "0"));
        assertThrows(CommandException.class, () -> FileCreation.create(folder, "a.img", "much"));
        assertThrows(CommandException.class, () -> FileCreation.create(folder, "a.img", "100T T"));
        assertFalse(Files.exists(folder.resolve("a.img")));
    }

    private void assertRefused(String sentence, String name, String size) {
        assertEquals(
                sentence,
                assertThrows(CommandException.class, () -> FileCreation.create(folder, name, size)).getMessage());
    }
}
