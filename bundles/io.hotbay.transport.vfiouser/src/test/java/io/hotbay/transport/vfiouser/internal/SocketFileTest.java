// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.LocalSockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFileTest {
    @TempDir
    private Path folder;

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void shouldMakeSocketForItsOwnerAlone() throws IOException {
        Path path = folder.resolve("a.sock");
        try (SocketFile file = SocketFile.listen(path)) {
            assertTrue(file.listener().isOpen());
            assertEquals("rw-------", permissions(path));
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void shouldMakeMissingFoldersForTheirOwnerAlone() throws IOException {
        Path path = folder.resolve("run").resolve("hotbay").resolve("a.sock");
        try (SocketFile file = SocketFile.listen(path)) {
            assertTrue(file.listener().isOpen());
            assertEquals("rwx------", permissions(path.getParent()));
            assertEquals("rwx------", permissions(folder.resolve("run")));
        }
    }

    @Test
    void shouldReplaceSocketThatNobodyListensOn() throws IOException {
        Path path = folder.resolve("a.sock");
        LocalSockets.listen(path, 0600).close();
        assertTrue(Files.exists(path));
        try (SocketFile file = SocketFile.listen(path); Descriptor client = LocalSockets.connect(path)) {
            assertTrue(client.isOpen());
            assertTrue(file.listener().isOpen());
        }
    }

    @Test
    void shouldRefuseWhenSomebodyListens() throws IOException {
        Path path = folder.resolve("a.sock");
        try (Descriptor other = LocalSockets.listen(path, 0600)) {
            IOException refusal = assertThrows(IOException.class, () -> SocketFile.listen(path));
            assertEquals("Somebody listens on " + path + " already.", refusal.getMessage());
            assertTrue(Files.exists(path));
            assertTrue(other.isOpen());
        }
    }

    @Test
    void shouldRefuseWhenPathIsNoSocket() throws IOException {
        Path path = Files.writeString(folder.resolve("a.sock"), "precious");
        IOException refusal = assertThrows(IOException.class, () -> SocketFile.listen(path));
        assertEquals(path + " exists and is no socket; it is left alone.", refusal.getMessage());
        assertEquals("precious", Files.readString(path));
    }

    @Test
    void shouldRefusePathThatIsTooLongForSocket() {
        Path path = folder.resolve("ä".repeat(60));
        IOException refusal = assertThrows(IOException.class, () -> SocketFile.listen(path));
        int bytes = folder.toString().length() + 1 + 120;
        assertEquals("The path of a socket can have 107 bytes, this one has " + bytes + ": " + path + ".",
                refusal.getMessage());
    }

    @Test
    void shouldSayInASentenceWhatTheHostRefuses() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Path path = file.resolve("a.sock");
        IOException refusal = assertThrows(IOException.class, () -> SocketFile.listen(path));
        assertEquals("The socket " + path + " can't be made: java.nio.file.FileAlreadyExistsException: " + file + ".",
                refusal.getMessage());
    }

    @Test
    void shouldLeaveFileThatTookItsPlace() throws IOException {
        Path path = folder.resolve("a.sock");
        SocketFile file = SocketFile.listen(path);
        Files.move(path, folder.resolve("moved.sock"));
        Files.writeString(path, "other");
        file.close();
        assertEquals("other", Files.readString(path));
    }
}
