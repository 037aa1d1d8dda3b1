// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.internal.FileCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorTest {
    /** A multiple of every common block size of file systems. */
    private static final int UNIT = 64 * 1024;

    @TempDir
    Path directory;

    private final Arena arena = Arena.ofConfined();
    private Path path;
    private Descriptor file;

    @BeforeEach
    void create() throws Exception {
        path = directory.resolve("image");
        file = Files.create(path, 0600);
    }

    @AfterEach
    void close() {
        file.close();
        arena.close();
    }

    @Test
    void shouldGatherWriteAndScatterReadAtPosition() {
        IoVector out = IoVector.allocate(arena, 2).add(bytes(1, 2, 3)).add(bytes(4, 5, 6, 7), 1, 2);
        assertEquals(5, Files.writeVector(file.fd(), out.address(), out.count(), 10, Files.DSYNC));

        MemorySegment first = arena.allocate(1);
        MemorySegment second = arena.allocate(6);
        IoVector in = IoVector.allocate(arena, 2).add(first).add(second);
        assertEquals(7, in.length());
        assertEquals(5, Files.readVector(file.fd(), in.address(), in.count(), 10, 0), "to the end of the file");
        assertEquals(1, first.get(JAVA_BYTE, 0));
        assertArrayEquals(new byte[] {2, 3, 5, 6, 0, 0}, second.toArray(JAVA_BYTE));
    }

    @Test
    void shouldReadCachedDataWithoutWaiting() {
        IoVector out = IoVector.allocate(arena, 1).add(bytes(1, 2, 3));
        assertEquals(3, Files.writeVector(file.fd(), out.address(), 1, 0, 0));
        MemorySegment buffer = arena.allocate(3);
        IoVector in = IoVector.allocate(arena, 1).add(buffer);
        long read = Files.readVector(file.fd(), in.address(), 1, 0, Files.NOWAIT);
        // not all file systems know such reads; what they then say is documented, and stores go by it
        assertEquals(read < 0 ? -Errno.EOPNOTSUPP.value() : 3, read);
        assertArrayEquals(read < 0 ? new byte[3] : new byte[] {1, 2, 3}, buffer.toArray(JAVA_BYTE));
    }

    @Test
    void shouldReadWithoutWaitingWhatIsThere() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            event.signal();
            MemorySegment buffer = arena.allocate(8);
            IoVector in = IoVector.allocate(arena, 1).add(buffer);
            int fd = event.descriptor().fd();
            assertEquals(8, FileCalls.preadv2(fd, in.address(), 1, -1, Files.NOWAIT));
            assertEquals(1, buffer.get(JAVA_LONG_UNALIGNED, 0));
        }
    }

    @Test
    void shouldSayAgainWhenReadWithoutWaitingFindsNothing() throws Exception {
        try (EventDescriptor event = EventDescriptor.create()) {
            IoVector in = IoVector.allocate(arena, 1).add(arena.allocate(8));
            int fd = event.descriptor().fd();
            assertEquals(-Errno.EAGAIN.value(), FileCalls.preadv2(fd, in.address(), 1, -1, Files.NOWAIT));
        }
    }

    @Test
    void shouldReturnErrorNumbersNegated() throws Exception {
        IoVector vector = IoVector.allocate(arena, 1).add(bytes(1));
        assertEquals(-Errno.EBADF.value(), Files.readVector(-1, vector.address(), 1, 0, 0));
        assertEquals(-Errno.EINVAL.value(), Files.readVector(file.fd(), vector.address(), 1, -1, 0));
        assertEquals(-Errno.EINVAL.value(), Files.writeVector(file.fd(), vector.address(), 1, -1, 0));
        assertEquals(-Errno.EINVAL.value(), Files.readVector(file.fd(), vector.address(), 1025, 0, 0));
        assertEquals(-Errno.EFAULT.value(), Files.readVector(file.fd(), 8, 1, 0, 0));
        assertEquals(-Errno.EBADF.value(), Files.synchronizeData(-1));
        assertEquals(-Errno.EBADF.value(), Files.allocate(-1, 0, 0, 1));
        assertEquals(-Errno.EINVAL.value(), Files.allocate(file.fd(), 0, 0, 0));
        try (Descriptor readOnly = Files.open(path, false, false)) {
            assertEquals(-Errno.EBADF.value(), Files.writeVector(readOnly.fd(), vector.address(), 1, 0, 0));
        }
    }

    @Test
    void shouldPunchHoles() throws Exception {
        // a memory file can have holes whatever the file system of the temporary directory is
        try (Descriptor memory = MemoryFile.create("holes", 0, false)) {
            MemorySegment data = fill(memory);
            long before = Files.status(memory).allocated();
            assertEquals(0, Files.allocate(memory.fd(), Files.PUNCH_HOLE, 0, UNIT));
            assertEquals(before - UNIT, Files.status(memory).allocated());
            assertEquals(data.byteSize(), Files.status(memory).size());
            data.asSlice(0, UNIT).fill((byte) 0);
            assertEquals(-1, data.mismatch(contentOf(memory)));
        }
    }

    @Test
    void shouldZeroRanges() throws Exception {
        MemorySegment data = fill(file);
        int result = Files.allocate(file.fd(), Files.ZERO_RANGE, UNIT, 1024);
        // not all file systems know ranges of zeroes; then nothing may have changed
        assertEquals(result < 0 ? -Errno.EOPNOTSUPP.value() : 0, result);
        data.asSlice(UNIT, result < 0 ? 0 : 1024).fill((byte) 0);
        assertEquals(data.byteSize(), Files.status(file).size());
        assertEquals(-1, data.mismatch(contentOf(file)));
    }

    @Test
    void shouldBypassCacheWhenDirect() throws Exception {
        Files.truncate(file, 8192);
        IoVector vector = IoVector.allocate(arena, 1).add(arena.allocate(4096, 4096));
        try (Descriptor direct = Files.open(path, true, true)) {
            assertEquals(4096, Files.readVector(direct.fd(), vector.address(), 1, 4096, 0));
            assertTrue((flags(direct) & FileCalls.O_DIRECT) != 0);
            assertEquals(0, flags(file) & FileCalls.O_DIRECT);
        }
    }

    @Test
    void shouldAllocateNothingPerCall() {
        IoVector vector = IoVector.allocate(arena, 1).add(bytes(1, 2, 3, 4));
        int fd = file.fd();
        long address = vector.address();
        assertEquals(4, Files.writeVector(fd, address, 1, 0, 0));
        Allocation.assertNone(() -> Files.readVector(fd, address, 1, 0, Files.NOWAIT));
    }

    @Test
    void shouldRefuseEntriesBeyondCapacityAndSegment() {
        IoVector vector = IoVector.allocate(arena, 1).add(bytes(1));
        assertThrows(IllegalStateException.class, () -> vector.add(bytes(2)));
        vector.clear();
        assertEquals(0, vector.count());
        assertEquals(0, vector.length());
        MemorySegment heap = MemorySegment.ofArray(new byte[1]);
        assertThrows(IllegalArgumentException.class, () -> vector.add(heap));
        assertThrows(IndexOutOfBoundsException.class, () -> vector.add(bytes(1, 2), 1, 2));
        assertThrows(IllegalArgumentException.class, () -> IoVector.allocate(arena, 0));
        assertThrows(IllegalArgumentException.class, () -> IoVector.allocate(arena, 1025));
    }

    private MemorySegment fill(Descriptor target) {
        MemorySegment data = arena.allocate(4 * UNIT).fill((byte) 0xff);
        IoVector vector = IoVector.allocate(arena, 1).add(data);
        assertEquals(data.byteSize(), Files.writeVector(target.fd(), vector.address(), 1, 0, 0));
        assertEquals(0, Files.synchronizeData(target.fd()));
        return data;
    }

    private MemorySegment contentOf(Descriptor source) {
        MemorySegment content = arena.allocate(4 * UNIT);
        IoVector vector = IoVector.allocate(arena, 1).add(content);
        assertEquals(content.byteSize(), Files.readVector(source.fd(), vector.address(), 1, 0, 0));
        return content;
    }

    private static int flags(Descriptor descriptor) throws Exception {
        String info = java.nio.file.Files.readString(Path.of("/proc/self/fdinfo/" + descriptor.fd()));
        return Integer.parseInt(info.replaceAll("(?s).*flags:\\s*([0-7]+).*", "$1"), 8);
    }

    private MemorySegment bytes(int... values) {
        MemorySegment segment = arena.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            segment.set(JAVA_BYTE, i, (byte) values[i]);
        }
        return segment;
    }
}
