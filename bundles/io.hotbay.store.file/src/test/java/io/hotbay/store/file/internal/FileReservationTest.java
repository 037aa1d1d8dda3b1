// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReservationTest {

    private static final long MEBI = 1 << 20;

    @TempDir
    Path folder;

    private final List<Long> progress = new ArrayList<>();
    private final FileReservation reservation =
            new FileReservation(io.hotbay.posix.Files::allocate, MEBI);
    private Path image;

    /** Eight mebibytes, of which the third is written. */
    @BeforeEach
    void makeSparseFile() throws IOException {
        image = folder.resolve("a.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(8 * MEBI);
            file.seek(2 * MEBI);
            file.write(new byte[(int) MEBI].clone());
            file.seek(2 * MEBI);
            file.write("data".getBytes());
            file.getFD().sync();
        }
    }

    private long allocated() throws Exception {
        try (Descriptor file = io.hotbay.posix.Files.open(image, false, false)) {
            return io.hotbay.posix.Files.status(file).allocated();
        }
    }

    private long reserve(FileReservation by, long bytes) throws StoreException {
        return by.reserve(image.toString(), bytes, progress::add);
    }

    @Test
    void shouldReserveAllOfAFileAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(image);
        assertTrue(allocated() < 2 * MEBI, "the file system of the test keeps sparse files");
        assertEquals(8 * MEBI, reserve(reservation, 0));
        assertTrue(allocated() >= 8 * MEBI);
        assertArrayEquals(before, Files.readAllBytes(image));
        assertEquals(List.of(MEBI, 2 * MEBI, 3 * MEBI, 4 * MEBI, 5 * MEBI, 6 * MEBI, 7 * MEBI, 8 * MEBI), progress);
    }

    @Test
    void shouldMakeItLongerWithZeroes() throws Exception {
        byte[] before = Files.readAllBytes(image);
        assertEquals(9 * MEBI + 512, reserve(reservation, 9 * MEBI + 512));
        assertTrue(allocated() >= 9 * MEBI + 512);
        assertEquals(9 * MEBI + 512, Files.size(image));
        assertArrayEquals(java.util.Arrays.copyOf(before, (int) (9 * MEBI + 512)), Files.readAllBytes(image));
        assertEquals(9 * MEBI + 512, progress.getLast());
    }

    @Test
    void shouldLeaveTheFileAsItWasWhenTheDiskFillsUp() throws Exception {
        byte[] before = Files.readAllBytes(image);
        long allocatedBefore = allocated();
        FileReservation full = new FileReservation((fd, mode, offset, length) -> offset >= 10 * MEBI
                ? -Errno.ENOSPC.value() : io.hotbay.posix.Files.allocate(fd, mode, offset, length), MEBI);
        assertRefused("Space for " + image + " can't be reserved: No space left on device; make room first. The file"
                + " is as it was.", full, 16 * MEBI);
        assertEquals(10 * MEBI, progress.getLast());
        assertTrue(allocated() <= allocatedBefore + MEBI / 16, "more than the file system's own account of it");
        assertArrayEquals(before, Files.readAllBytes(image));
    }

    @Test
    void shouldRefuseAtOnceWhatCannotFit() throws Exception {
        StoreException refused = assertThrows(StoreException.class, () -> reserve(reservation, 1L << 60));
        assertTrue(refused.getMessage().matches("The file .*a.img needs [0-9]+ more bytes, and its file system has"
                + " [0-9]+; make room first. The file is as it was."), refused.getMessage());
        assertEquals(List.of(), progress);
        assertEquals(8 * MEBI, Files.size(image));
    }

    @Test
    void shouldRefuseAFileSystemThatCannot() throws Exception {
        FileReservation never = new FileReservation((fd, mode, offset, length) -> -Errno.EOPNOTSUPP.value(), MEBI);
        assertRefused("Space for " + image + " can't be reserved: its file system can't; put the file on another, such"
                + " as ext4 or xfs.", never, 0);
    }

    @Test
    void shouldNeverMakeItShorter() {
        assertRefused("The file " + image + " has 8388608 bytes already, and is never made shorter; give a size that is"
                + " not below.", reservation, MEBI);
    }

    @Test
    void shouldRefuseAFileThatADeviceHasOpen() throws Exception {
        try (BackingStore _ = new FileStoreType().open(new StoreRequest(image.toString(), false))) {
            assertRefused("The file " + image + " is in use by another process or another device, such as a QEMU or a"
                    + " Hotbay; end that use first.", reservation, 0);
        }
        assertEquals(8 * MEBI, reserve(reservation, 0));
    }

    @Test
    void shouldRefuseWhatIsNoPlainFile() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertEquals("The file " + empty + " is empty; say which size it is to have.", refusal(empty.toString()));
        assertEquals(folder + " is a directory; name a file in it.", refusal(folder.toString()));
        assertEquals("/dev/zero is a device, a pipe or a socket; the store 'file' takes regular files only.",
                refusal("/dev/zero"));
        assertEquals("There is no file /nowhere; create it first, with the size of the disk.", refusal("/nowhere"));
        assertEquals("'a.img' is no absolute path; write the whole path of the file, from / on.", refusal("a.img"));
    }

    private String refusal(String location) {
        return assertThrows(StoreException.class, () -> reservation.reserve(location, 0, progress::add)).getMessage();
    }

    private void assertRefused(String sentence, FileReservation by, long bytes) {
        assertEquals(sentence, assertThrows(StoreException.class, () -> reserve(by, bytes)).getMessage());
    }
}
