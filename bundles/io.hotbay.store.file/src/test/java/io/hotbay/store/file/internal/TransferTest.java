// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.memory.ScatterList;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.Files;
import io.hotbay.posix.IoVector;
import io.hotbay.store.api.testkit.TestBuffer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {

    private static final int BYTES = 1 << 20;

    @TempDir
    Path folder;

    private final Arena arena = Arena.ofConfined();
    private final byte[] content = TestBuffer.pattern(BYTES, 1);
    private final List<Integer> counts = new ArrayList<>();
    private Descriptor file;

    @BeforeEach
    void open() throws Exception {
        file = Files.open(java.nio.file.Files.write(folder.resolve("image"), content), true, false);
    }

    @AfterEach
    void close() {
        file.close();
        arena.close();
    }

    @Test
    void shouldReadInBatchesWhenListIsLongerThanKernelTakes() {
        TestBuffer buffer = new TestBuffer(arena, TestBuffer.oddPieces(BYTES, 2500, 2));
        Transfer read = new Transfer(this::countingRead);
        assertEquals(BYTES, read.move(file.fd(), buffer.list(), 0, 0));
        assertEquals(List.of(1024, 1024, 452), counts);
        assertArrayEquals(content, buffer.get());
    }

    @Test
    void shouldWriteInBatchesWhenListIsLongerThanKernelTakes() throws Exception {
        byte[] fresh = TestBuffer.pattern(BYTES, 3);
        TestBuffer buffer = new TestBuffer(arena, TestBuffer.oddPieces(BYTES, 2500, 4)).set(fresh);
        assertEquals(BYTES, Transfer.WRITE.move(file.fd(), buffer.list(), 0, 0));
        assertArrayEquals(fresh, java.nio.file.Files.readAllBytes(folder.resolve("image")));
    }

    @Test
    void shouldGoOnWhenKernelTransfersLess() {
        TestBuffer buffer = new TestBuffer(arena, TestBuffer.oddPieces(BYTES, 1500, 5));
        long vectors = buffer.list().count();
        Transfer read = new Transfer(this::shortRead);
        assertEquals(BYTES, read.move(file.fd(), buffer.list(), 0, 0));
        assertArrayEquals(content, buffer.get());
        assertEquals(vectors, buffer.list().count());
        assertTrue(counts.size() > 3, counts.toString());
    }

    @Test
    void shouldStopWhenKernelTransfersLessWithoutWaiting() {
        TestBuffer buffer = new TestBuffer(arena, 1000, 1000, 1000);
        long moved = new Transfer(this::shortRead).move(file.fd(), buffer.list(), 0, Files.NOWAIT);
        assertEquals(1500, moved);
        assertEquals(1, counts.size());
        ScatterList rest = Transfer.behind(buffer.list(), moved);
        assertEquals(1500, Transfer.READ.move(file.fd(), rest, moved, 0));
        assertArrayEquals(Arrays.copyOf(content, 3000), buffer.get());
    }

    @Test
    void shouldTellHowFarItCameAtEndOfFile() {
        TestBuffer buffer = new TestBuffer(arena, 600, 600);
        assertEquals(700, Transfer.READ.move(file.fd(), buffer.list(), BYTES - 700, 0));
        assertEquals(0, Transfer.READ.move(file.fd(), buffer.list(), BYTES, 0));
    }

    @Test
    void shouldTellErrorOfKernel() {
        ScatterList nowhere = new ScatterList(1);
        nowhere.add(16, 512);
        assertEquals(-Errno.EFAULT.value(), Transfer.READ.move(file.fd(), nowhere, 0, 0));
    }

    private long countingRead(int fd, long iovec, int count, long position, int flags) {
        counts.add(count);
        return Files.readVector(fd, iovec, count, position, flags);
    }

    /** Half of the pieces and half of one more, as a kernel may do at any time; on file systems without NOWAIT too. */
    private long shortRead(int fd, long iovec, int count, long position, int flags) {
        counts.add(count);
        MemorySegment pieces = MemorySegment.ofAddress(iovec).reinterpret((long) count * ScatterList.VECTOR_BYTES);
        int whole = count / 2;
        IoVector less = IoVector.allocate(arena, whole + 1);
        for (int piece = 0; piece <= whole; piece++) {
            long length = pieces.get(ValueLayout.JAVA_LONG, 16L * piece + 8);
            less.add(pieces.get(ValueLayout.JAVA_LONG, 16L * piece), piece < whole ? length : (length + 1) / 2);
        }
        return Files.readVector(fd, less.address(), less.count(), position, 0);
    }
}
