// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    @TempDir
    Path directory;

    @Test
    void shouldNamePathAndErrorWhenOpenFails() {
        Path path = directory.resolve("absent");
        PosixException e = assertThrows(PosixException.class, () -> Files.open(path, false, false));
        assertEquals("open " + path + ": ENOENT (No such file or directory)", e.getMessage());
    }

    @Test
    void shouldRefuseToCreateWhatExists() throws Exception {
        Path path = directory.resolve("image");
        Files.create(path, 0600).close();
        PosixException e = assertThrows(PosixException.class, () -> Files.create(path, 0600));
        assertEquals(Errno.EEXIST, e.errno());
    }

    @Test
    void shouldRefuseToSetSizeOfReadOnlyDescriptor() throws Exception {
        Path path = java.nio.file.Files.createFile(directory.resolve("image"));
        try (Descriptor file = Files.open(path, false, false)) {
            PosixException e = assertThrows(PosixException.class, () -> Files.truncate(file, 1));
            assertEquals("set size 1 of " + path + ": EINVAL (Invalid argument)", e.getMessage());
        }
    }

    @Test
    void shouldTellStatusAsTheJdkDoes() throws Exception {
        Path path = directory.resolve("ümläut");
        try (Descriptor file = Files.create(path, 0600)) {
            Files.truncate(file, 12345);
            FileStatus status = Files.status(file);
            Map<String, Object> jdk = java.nio.file.Files.readAttributes(path, "unix:dev,ino,mode,size");
            assertEquals(jdk.get("size"), status.size());
            assertEquals(jdk.get("dev"), status.device());
            assertEquals(jdk.get("ino"), status.inode());
            assertEquals(jdk.get("mode"), status.mode());
            assertEquals(0600, status.permissions());
            assertEquals(12345, status.size());
            assertEquals(0, status.allocated());
            assertTrue(status.regular());
            assertFalse(status.blockDevice());
        }
    }

    @Test
    void shouldTellFileSystemAsTheJdkDoes() throws Exception {
        try (Descriptor memory = MemoryFile.create("memory", 4096, false)) {
            assertEquals(Files.TMPFS, Files.fileSystem(memory));
        }
        Path path = directory.resolve("image");
        try (Descriptor file = Files.create(path, 0600)) {
            boolean tmpfs = java.nio.file.Files.getFileStore(path).type().equals("tmpfs");
            assertEquals(tmpfs, Files.fileSystem(file) == Files.TMPFS);
        }
    }

    @Test
    void shouldTellThatACharacterDeviceIsNeitherFileNorBlockDevice() throws Exception {
        try (Descriptor device = Files.open(Path.of("/dev/null"), true, false)) {
            FileStatus status = Files.status(device);
            assertFalse(status.regular());
            assertFalse(status.blockDevice());
        }
    }

    @Test
    void shouldTellFileTypesByMode() {
        assertTrue(new FileStatus(0, 0, 0, 0, 0060660).blockDevice());
        assertFalse(new FileStatus(0, 0, 0, 0, 0060660).regular());
        assertTrue(new FileStatus(0, 0, 0, 0, 0100600).regular());
        assertFalse(new FileStatus(0, 0, 0, 0, 0120777).regular());
    }

    @Test
    void shouldRefusePathOfAnotherFileSystem() throws Exception {
        URI archive = URI.create("jar:" + directory.resolve("a.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path path = zip.getPath("/etc/passwd");
            assertThrows(IllegalArgumentException.class, () -> Files.open(path, false, false));
        }
    }

    @Test
    void shouldConflictWithExclusiveLockOfAnotherDescription() throws Exception {
        Path path = java.nio.file.Files.createFile(directory.resolve("image"));
        try (Descriptor one = Files.open(path, true, false); Descriptor two = Files.open(path, true, false)) {
            assertTrue(Files.lock(one, 0, 0, true));
            assertFalse(Files.lock(two, 0, 0, true));
            assertFalse(Files.lock(two, 1000, 1, false));
            assertTrue(Files.lockTest(two, 0, 0, false));
            assertFalse(Files.lockTest(one, 0, 0, true), "one's own lock is no conflict");
            Files.unlock(one, 0, 0);
            assertFalse(Files.lockTest(two, 0, 0, true));
            assertTrue(Files.lock(two, 0, 0, true));
            assertFalse(Files.lock(one, 0, 0, true));
        }
    }

    @Test
    void shouldShareReadLocksAndSeparateRanges() throws Exception {
        Path path = java.nio.file.Files.createFile(directory.resolve("image"));
        try (Descriptor one = Files.open(path, true, false); Descriptor two = Files.open(path, true, false)) {
            assertTrue(Files.lock(one, 0, 10, false));
            assertTrue(Files.lock(two, 0, 10, false));
            assertFalse(Files.lock(two, 9, 1, true));
            assertTrue(Files.lock(two, 10, 1, true));
        }
    }

    @Test
    void shouldHoldLockUntilLastDuplicateCloses() throws Exception {
        Path path = java.nio.file.Files.createFile(directory.resolve("image"));
        try (Descriptor other = Files.open(path, true, false)) {
            Descriptor one = Files.open(path, true, false);
            Descriptor copy = one.duplicate();
            assertTrue(Files.lock(one, 0, 0, true));
            one.close();
            assertFalse(Files.lock(other, 0, 0, true));
            copy.close();
            assertTrue(Files.lock(other, 0, 0, true));
        }
    }

    @Test
    void shouldRefuseExclusiveLockOnReadOnlyDescriptor() throws Exception {
        Path path = java.nio.file.Files.createFile(directory.resolve("image"));
        try (Descriptor file = Files.open(path, false, false)) {
            PosixException e = assertThrows(PosixException.class, () -> Files.lock(file, 0, 0, true));
            assertEquals(Errno.EBADF, e.errno());
            assertTrue(Files.lock(file, 0, 0, false));
        }
    }

    @Test
    void shouldFindHolesAndData() throws Exception {
        try (Descriptor file = Files.create(directory.resolve("image"), 0600)) {
            int fd = file.fd();
            Files.truncate(file, 4 << 20);
            assertEquals(-Errno.ENXIO.value(), Files.nextData(fd, 0));
            assertEquals(0, Files.nextHole(fd, 0));
            java.nio.file.Files.write(directory.resolve("image"), new byte[1 << 20]);
            Files.truncate(file, 4 << 20);
            assertEquals(0, Files.nextData(fd, 0));
            assertEquals(1 << 20, Files.nextHole(fd, 0));
            assertEquals(-Errno.ENXIO.value(), Files.nextHole(fd, 4 << 20));
        }
    }

    @Test
    void shouldTellLengthAsItIsNow() throws Exception {
        try (Descriptor file = Files.create(directory.resolve("image"), 0600)) {
            int fd = file.fd();
            assertEquals(0, Files.length(fd));
            Files.truncate(file, (1L << 40) + 1);
            assertEquals((1L << 40) + 1, Files.length(fd));
            Files.truncate(file, 100);
            assertEquals(100, Files.length(fd));
            Allocation.assertNone(() -> Files.length(fd));
        }
        assertEquals(-Errno.EBADF.value(), Files.length(-1));
    }
}
