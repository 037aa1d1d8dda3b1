// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalSocketsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0600, 0660, 0666})
    void shouldGiveSocketFileExactlyTheMode(int mode) throws Exception {
        Path path = directory.resolve("s");
        try (Descriptor listener = LocalSockets.listen(path, mode)) {
            assertTrue(listener.isOpen());
            assertEquals(mode, (int) java.nio.file.Files.getAttribute(path, "unix:mode") & 07777);
        }
    }

    @Test
    void shouldRefuseModeThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> LocalSockets.listen(directory.resolve("s"), 0100600));
    }

    @Test
    void shouldConnectAcceptAndTellPeer() throws Exception {
        Path path = directory.resolve("s");
        try (Descriptor listener = LocalSockets.listen(path, 0600);
                Descriptor client = LocalSockets.connect(path);
                Descriptor server = LocalSockets.accept(listener)) {
            PeerCredentials peer = LocalSockets.peer(server);
            assertEquals(ProcessHandle.current().pid(), peer.pid());
            assertEquals(java.nio.file.Files.getAttribute(path, "unix:uid"), peer.uid());
            assertEquals(java.nio.file.Files.getAttribute(path, "unix:gid"), peer.gid());
            assertEquals(peer, LocalSockets.peer(client));
        }
    }

    @Test
    void shouldListenOnLongestPathAndRefuseOneByteMore() throws Exception {
        String base = directory + "/";
        Path longest = Path.of(base + "x".repeat(LocalSockets.PATH_MAXIMUM - base.length()));
        try (Descriptor listener = LocalSockets.listen(longest, 0600); Descriptor c = LocalSockets.connect(longest)) {
            assertTrue(listener.isOpen() && c.isOpen());
        }
        Path longer = Path.of(longest + "x");
        PosixException e = assertThrows(PosixException.class, () -> LocalSockets.listen(longer, 0600));
        assertEquals("listen on " + longer + " (a socket's path of 108 bytes, at most 107 are possible): "
                + "ENAMETOOLONG (File name too long)", e.getMessage());
        assertThrows(PosixException.class, () -> LocalSockets.connect(longer));
    }

    @Test
    void shouldCountBytesOfPathNotCharacters() {
        String base = directory + "/";
        Path path = Path.of(base + "ü".repeat(LocalSockets.PATH_MAXIMUM - base.length()));
        PosixException e = assertThrows(PosixException.class, () -> LocalSockets.listen(path, 0600));
        assertEquals(Errno.ENAMETOOLONG, e.errno());
    }

    @Test
    void shouldRefuseEmptyPath() {
        assertThrows(IllegalArgumentException.class, () -> LocalSockets.listen(Path.of(""), 0600));
    }

    @Test
    void shouldRefusePathInUseAndLeaveItAlone() throws Exception {
        Path path = directory.resolve("s");
        try (Descriptor listener = LocalSockets.listen(path, 0600)) {
            PosixException e = assertThrows(PosixException.class, () -> LocalSockets.listen(path, 0600));
            assertEquals("bind " + path + ": EADDRINUSE (Address already in use)", e.getMessage());
            try (Descriptor client = LocalSockets.connect(path)) {
                assertTrue(listener.isOpen() && client.isOpen());
            }
        }
    }

    @Test
    void shouldRefuseConnectionWhereNobodyListens() throws Exception {
        Path path = directory.resolve("s");
        LocalSockets.listen(path, 0600).close();
        PosixException e = assertThrows(PosixException.class, () -> LocalSockets.connect(path));
        assertEquals("connect to " + path + ": ECONNREFUSED (Connection refused)", e.getMessage());
    }

    @Test
    void shouldWakeBlockedAcceptWhenShutDown() throws Exception {
        try (Descriptor listener = LocalSockets.listen(directory.resolve("s"), 0600)) {
            FutureTask<Descriptor> accept = new FutureTask<>(() -> LocalSockets.accept(listener));
            Blocked.start(accept);
            LocalSockets.shutdown(listener);
            Throwable cause = assertThrows(ExecutionException.class, () -> accept.get(30, TimeUnit.SECONDS)).getCause();
            assertEquals(Errno.EINVAL, ((PosixException) cause).errno());
            assertThrows(PosixException.class, () -> LocalSockets.accept(listener), "and for good");
        }
    }

    @Test
    void shouldIgnoreSecondShutdown() throws Exception {
        Descriptor[] pair = LocalSockets.pair();
        LocalSockets.shutdown(pair[0]);
        LocalSockets.shutdown(pair[0]);
        LocalSockets.shutdown(pair[1]);
        pair[0].close();
        pair[1].close();
        assertThrows(IllegalStateException.class, () -> LocalSockets.shutdown(pair[0]));
    }
}
