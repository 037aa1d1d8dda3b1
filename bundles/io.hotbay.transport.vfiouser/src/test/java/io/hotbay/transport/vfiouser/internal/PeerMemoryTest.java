// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerMemoryTest {
    private static final FileStatus FILE = new FileStatus(0x1000, 0, 0x01, 4242, 0100600);
    private static final String PRIVATE = "1000-2000 rw-p 00000000 00:01 4242    /memfd:mem (deleted)\n";
    private static final String SHARED = "3000-4000 rw-s 00000000 00:01 4242    /memfd:mem (deleted)\n";

    @TempDir
    private Path folder;

    private PeerMemory peer(String maps) throws IOException {
        return new PeerMemory(Files.writeString(folder.resolve("maps"), maps));
    }

    @Test
    void shouldTellThatPeerWorksOnPrivateCopy() throws IOException {
        assertTrue(peer("0-1000 r--p 00000000 08:01 7 /qemu\n" + PRIVATE).mapsPrivately(FILE));
    }

    @Test
    void shouldNotMindPrivateMappingBesideSharedOne() throws IOException {
        assertFalse(peer(PRIVATE + SHARED).mapsPrivately(FILE));
        assertFalse(peer(SHARED + PRIVATE).mapsPrivately(FILE));
    }

    @Test
    void shouldTrustPeerThatMapsNothing() throws IOException {
        assertFalse(peer("0-1000 r--p 00000000 08:01 7 /qemu\n").mapsPrivately(FILE));
    }

    @Test
    void shouldTrustPeerThatCannotBeLookedAt() {
        assertFalse(new PeerMemory(folder.resolve("none")).mapsPrivately(FILE));
    }

    @Test
    void shouldLookOnceForEachFile() throws IOException {
        PeerMemory peer = peer(SHARED);
        assertFalse(peer.mapsPrivately(FILE));
        peer(PRIVATE);
        assertFalse(peer.mapsPrivately(FILE));
    }
}
