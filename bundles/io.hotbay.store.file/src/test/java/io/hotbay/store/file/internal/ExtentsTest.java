// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Files;
import io.hotbay.posix.MemoryFile;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.testkit.RecordingCompletion;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sparse file: 1 TiB with 64 KiB of data at 1 MiB, and at 1 GiB. Extents are told in KiB, data with a plus. */
class ExtentsTest {

    private static final int KIB = 1024;
    private static final long BYTES = 1L << 40;

    @TempDir
    Path folder;

    private Path image;
    private FileStore store;

    @BeforeEach
    void make() throws Exception {
        image = folder.resolve("sparse");
        try (FileChannel file = FileChannel.open(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long position : new long[] {1L << 20, 1L << 30}) {
                file.write(ByteBuffer.allocate(64 * KIB).put(0, (byte) 1), position);
            }
        }
        cut(BYTES);
        try (Descriptor file = Files.open(image, false, false)) {
            assumeTrue(Files.nextData(file.fd(), 0) == 1 << 20 && Files.nextHole(file.fd(), 1 << 20) == 1088 * KIB,
                    "the file system of the temporary directory tells no holes");
        }
        store = (FileStore) new FileStoreType().open(new StoreRequest(image.toString(), false));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldTellHolesAndData() throws Exception {
        List<Long> all = List.of(-1024L, 64L, -(1024L * 1024 - 1088), 64L, -(BYTES / KIB - 1024 * 1024 - 64));
        assertEquals(all, extents(0, BYTES, 9));
        assertEquals(all.subList(0, 2), extents(0, BYTES, 2));
        assertEquals(all.subList(0, 1), extents(0, BYTES, 1));
    }

    @Test
    void shouldTellOnlyOfTheRange() throws Exception {
        assertEquals(List.of(-24L, 64L, -12L), extents(1000 * KIB, 100 * KIB, 9));
        assertEquals(List.of(24L, -8L), extents(1064 * KIB, 32 * KIB, 9));
        assertEquals(List.of(64L), extents(1024 * KIB, 64 * KIB, 9));
        assertEquals(List.of(4L), extents(1028 * KIB, 4 * KIB, 9));
        assertEquals(List.of(-4L), extents(0, 4 * KIB, 9));
        assertEquals(List.of(-4L), extents(BYTES - 4 * KIB, 4 * KIB, 9));
    }

    @Test
    void shouldTellWhatWasGivenBack() throws Exception {
        assumeTrue(store.facts().discards(), "the file system of the temporary directory punches no holes");
        RecordingCompletion unmap = new RecordingCompletion();
        store.unmap(1L << 20, 1L << 20, unmap);
        unmap.expect(StoreOutcome.DONE);
        assertEquals(List.of(-4096L), extents(0, 4096 * KIB, 9));
    }

    @Test
    void shouldNotTellWhatIsLostAsHole() throws Exception {
        cut((1L << 20) - 4 * KIB + 100);
        assertEquals(List.of(-1020L, 5L), extents(0, 1025 * KIB, 9));
        assertEquals(List.of(5L), extents(4096 * KIB, 5 * KIB, 9));
    }

    @Test
    void shouldHaveAllMappedWhereNothingIsTold() {
        List<Long> told = new ArrayList<>();
        Extents.tell(-1, 0, 8 * KIB, (length, mapped) -> told.add(mapped ? length : -length));
        assertEquals(List.of(8L * KIB), told);
    }

    @Test
    void shouldBeGoneWhenClosed() {
        store.close();
        RecordingCompletion completion = new RecordingCompletion();
        store.blockStatus(0, BYTES, (length, mapped) -> true, completion);
        completion.expect(StoreOutcome.GONE);
    }

    @Test
    void shouldTellOfMemoryFiles() throws Exception {
        try (Descriptor memory = MemoryFile.create("image", 1 << 20, false)) {
            List<Long> told = new ArrayList<>();
            Extents.tell(memory.fd(), 0, 1 << 20, (length, mapped) -> told.add(mapped ? length : -length));
            assertEquals(List.of(-1L << 20), told);
        }
    }

    private void cut(long bytes) throws Exception {
        try (Descriptor file = Files.open(image, true, false)) {
            Files.truncate(file, bytes);
        }
    }

    private List<Long> extents(long position, long length, int most) throws Exception {
        List<Long> told = new ArrayList<>();
        RecordingCompletion completion = new RecordingCompletion();
        store.blockStatus(position, length, (bytes, mapped) -> {
            // whole KiB but for the end of a file that was cut off within one
            told.add((mapped ? Math.ceilDiv(bytes, KIB) : -bytes / KIB));
            return told.size() < most;
        }, completion);
        completion.expect(StoreOutcome.DONE);
        return told;
    }
}
