// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
    /** A multiple of every page size that Linux has on x86-64 and aarch64. */
    private static final long PAGE = 65536;
    private static final long SIZE = 16 * PAGE;

    @TempDir
    Path directory;

    @Test
    void shouldShareBytesWithTheFile() throws Exception {
        try (Descriptor memory = MemoryFile.create("guest", SIZE, true);
                Mapping one = Mapping.map(memory, 0, SIZE, true);
                Mapping other = Mapping.map(memory, PAGE, PAGE, false)) {
            segment(one).set(JAVA_BYTE, PAGE + 3, (byte) 77);
            assertEquals(77, segment(other).get(JAVA_BYTE, 3));
            assertEquals(SIZE, one.size());
        }
    }

    @Test
    void shouldOutliveTheDescriptor() throws Exception {
        Descriptor memory = MemoryFile.create("guest", SIZE, true);
        try (Mapping mapping = Mapping.map(memory, 0, SIZE, true)) {
            memory.close();
            segment(mapping).set(JAVA_BYTE, 0, (byte) 1);
            assertEquals(1, segment(mapping).get(JAVA_BYTE, 0));
        }
    }

    @Test
    void shouldSayWhatCouldNotBeMapped() throws Exception {
        try (Descriptor memory = MemoryFile.create("guest", SIZE, true)) {
            PosixException e = assertThrows(PosixException.class, () -> Mapping.map(memory, 1, PAGE, true));
            assertEquals("map 65536 bytes at 1 of memory file guest: EINVAL (Invalid argument)", e.getMessage());
            assertThrows(PosixException.class, () -> Mapping.map(memory, 0, 0, true));
        }
    }

    @Test
    void shouldFailKernelAccessAfterRevoke() throws Exception {
        try (Arena arena = Arena.ofConfined();
                Descriptor file = Files.create(directory.resolve("image"), 0600);
                Descriptor memory = MemoryFile.create("guest", SIZE, true);
                Mapping mapping = Mapping.map(memory, 0, SIZE, true);
                Mapping witness = Mapping.map(memory, 0, SIZE, false)) {
            Files.truncate(file, SIZE);
            IoVector vector = IoVector.allocate(arena, 1).add(mapping.address() + PAGE, PAGE);
            segment(mapping).fill((byte) 0xaa);
            assertEquals(PAGE, Files.writeVector(file.fd(), vector.address(), 1, 0, 0));

            mapping.revoke();

            assertEquals(-Errno.EFAULT.value(), Files.readVector(file.fd(), vector.address(), 1, 8 * PAGE, 0));
            assertEquals(-Errno.EFAULT.value(), Files.writeVector(file.fd(), vector.address(), 1, 8 * PAGE, 0));
            try (Descriptor direct = Files.open(directory.resolve("image"), true, true)) {
                assertEquals(-Errno.EFAULT.value(), Files.readVector(direct.fd(), vector.address(), 1, 0, 0));
            }
            MemorySegment expected = arena.allocate(SIZE).fill((byte) 0xaa);
            assertEquals(-1, expected.mismatch(segment(witness)), "the guest's memory is untouched");
        }
    }

    @Test
    void shouldFailJavaAccessAfterRevoke() throws Exception {
        try (Descriptor memory = MemoryFile.create("guest", SIZE, true);
                Mapping mapping = Mapping.map(memory, 0, SIZE, true)) {
            MemorySegment segment = segment(mapping);
            assertEquals(0, segment.get(JAVA_BYTE, 0));
            mapping.revoke();
            assertThrows(InternalError.class, () -> segment.get(JAVA_BYTE, 0));
            assertThrows(InternalError.class, () -> segment.set(JAVA_BYTE, SIZE - 1, (byte) 1));
            assertThrows(InternalError.class, () -> segment.fill((byte) 1));
        }
    }

    @Test
    void shouldKeepAddressesTakenAfterRevoke() throws Exception {
        try (Descriptor memory = MemoryFile.create("guest", SIZE, true)) {
            Mapping mapping = Mapping.map(memory, 0, SIZE, true);
            long address = mapping.address();
            mapping.revoke();
            mapping.revoke();
            assertEquals(address, mapping.address());
            assertTrue(mapped(address), "still taken");
            mapping.close();
            mapping.close();
            assertFalse(mapped(address));
            mapping.revoke();
            assertFalse(mapped(address), "a late revoke takes nothing");
            assertThrows(IllegalStateException.class, mapping::address);
        }
    }

    private static MemorySegment segment(Mapping mapping) {
        return MemorySegment.ofAddress(mapping.address()).reinterpret(mapping.size());
    }

    /** Whether the empty file is mapped at exactly this address. */
    private static boolean mapped(long address) throws Exception {
        String start = Long.toHexString(address) + "-";
        return java.nio.file.Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .anyMatch(line -> line.startsWith(start) && line.contains("/memfd:hotbay-revoked"));
    }
}
