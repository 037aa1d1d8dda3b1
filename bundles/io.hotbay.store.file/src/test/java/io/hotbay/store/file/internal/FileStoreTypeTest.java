// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Files;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTypeTest {

    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void makeImage() throws IOException {
        image = file("image", 1 << 20);
    }

    @Test
    void shouldTellExactCapacityAndIdentityOfInode() throws Exception {
        try (BackingStore store = open(image, false)) {
            assertEquals(2048, store.facts().blockCount());
            assertEquals(512, store.facts().blockSize());
            assertTrue(store.facts().writable());
            assertTrue(store.facts().identity().matches("file:[0-9]+:[0-9]+"), store.facts().identity());
        }
    }

    @Test
    void shouldKeepIdentityWhenFileIsRenamed() throws Exception {
        String identity;
        try (BackingStore store = open(image, false)) {
            identity = store.facts().identity();
        }
        Path renamed = java.nio.file.Files.move(image, folder.resolve("renamed"));
        try (BackingStore store = open(renamed, false);
                BackingStore other = open(file("image", 1 << 20), false)) {
            assertEquals(identity, store.facts().identity());
            assertNotEquals(identity, other.facts().identity());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "image", "./image"})
    void shouldRefuseWhenPathIsNotAbsolute(String location) {
        StoreException refusal = assertThrows(StoreException.class,
                () -> new FileStoreType().open(new StoreRequest(location, false)));
        assertTrue(refusal.getMessage().contains("no absolute path"), refusal.getMessage());
    }

    @Test
    void shouldSayWhatIsWrongWithFile() throws Exception {
        assertRefused("There is no file", folder.resolve("none"), false);
        assertRefused("is a directory", folder, false);
        assertRefused("is a device", Path.of("/dev/zero"), false);
        assertRefused("is empty", file("empty", 0), false);
        assertRefused("513 bytes", file("odd", 513), false);
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).inheritIO().start().waitFor();
        assertRefused("a pipe", folder.resolve("pipe"), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r--r--", "r--------"})
    void shouldBeWriteProtectedWhenFileHasNoWriteBit(String permissions) throws Exception {
        java.nio.file.Files.setPosixFilePermissions(image, PosixFilePermissions.fromString(permissions));
        try (BackingStore store = open(image, false)) {
            assertFalse(store.facts().writable());
        }
    }

    @Test
    void shouldRefuseSecondUseWhenOneWrites() throws Exception {
        BackingStore first = open(image, false);
        assertRefused("in use", image, false);
        assertRefused("only read-only uses go together", image, true);
        first.close();
        open(image, false).close();
    }

    @Test
    void shouldRefuseWriterWhenFileIsRead() throws Exception {
        try (BackingStore first = open(image, true)) {
            assertRefused("in use", image, false);
            try (BackingStore second = open(image, true)) {
                assertEquals(first.facts(), second.facts());
            }
        }
        open(image, false).close();
    }

    /** Each row: bytes that a QEMU locks, and whether a Hotbay writer and a Hotbay reader get in beside it. */
    @Test
    void shouldTakeAndRespectLocksOfQemu() throws Exception {
        // a guest's disk: reads and writes, shares neither write nor resize
        assertBeside(new int[] {100, 101, 201, 203}, false, false);
        // the same in newer versions, which let others resize
        assertBeside(new int[] {100, 101, 201}, false, false);
        // a guest's read-only disk
        assertBeside(new int[] {100, 201, 203}, false, true);
        // a reader that lets others write, as qemu-img info does
        assertBeside(new int[] {100}, true, true);
        // a backup job's writer that lets all others do everything
        assertBeside(new int[] {101}, false, false);
        // somebody who does not want to be read
        assertBeside(new int[] {200}, false, false);
    }

    @Test
    void shouldHoldBytesThatQemuLooksAt() throws Exception {
        try (BackingStore _ = open(image, false); Descriptor qemu = Files.open(image, true, false)) {
            for (int held : new int[] {100, 101, 201, 203}) {
                assertTrue(Files.lockTest(qemu, held, 1, true), "byte " + held);
            }
            for (int free : new int[] {102, 103, 104, 200, 202, 204}) {
                assertFalse(Files.lockTest(qemu, free, 1, true), "byte " + free);
            }
        }
        try (BackingStore _ = open(image, true); Descriptor qemu = Files.open(image, true, false)) {
            assertTrue(Files.lockTest(qemu, 100, 1, true));
            assertFalse(Files.lockTest(qemu, 101, 1, true));
        }
    }

    private void assertBeside(int[] locked, boolean writerGetsIn, boolean readerGetsIn) throws Exception {
        try (Descriptor qemu = Files.open(image, true, false)) {
            for (int position : locked) {
                assertTrue(Files.lock(qemu, position, 1, false));
            }
            if (writerGetsIn) {
                open(image, false).close();
            } else {
                assertRefused("in use", image, false);
            }
            if (readerGetsIn) {
                open(image, true).close();
            } else {
                assertRefused("in use", image, true);
            }
        }
    }

    static void assertRefused(String sentence, Path path, boolean readOnly) {
        StoreException refusal = assertThrows(StoreException.class, () -> open(path, readOnly).close());
        assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
        assertTrue(refusal.getMessage().matches("['/A-Z].*[.]"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(path.toString()), refusal.getMessage());
    }

    private Path file(String name, int bytes) throws IOException {
        return java.nio.file.Files.write(folder.resolve(name), new byte[bytes]);
    }

    private static BackingStore open(Path path, boolean readOnly) throws StoreException {
        return new FileStoreType().open(new StoreRequest(path.toString(), readOnly));
    }
}
