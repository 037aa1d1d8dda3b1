// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MemoryFileTest {
    private static final int SIZE_SEALS = MemoryFile.SEAL_SHRINK | MemoryFile.SEAL_GROW;

    @Test
    void shouldFixSizeWhenSealed() throws Exception {
        try (Descriptor memory = MemoryFile.create("guest", 8192, true)) {
            assertEquals(SIZE_SEALS | MemoryFile.SEAL_SEAL, MemoryFile.seals(memory) & 0x7);
            assertEquals(8192, MemoryFile.size(memory));
            assertEquals(Errno.EPERM, assertThrows(PosixException.class, () -> Files.truncate(memory, 0)).errno());
            assertEquals(Errno.EPERM, assertThrows(PosixException.class, () -> Files.truncate(memory, 9000)).errno());
            assertEquals(8192, MemoryFile.size(memory));
        }
    }

    @Test
    void shouldChangeSizeWhenNotSealed() throws Exception {
        try (Descriptor memory = MemoryFile.create("guest", 8192, false)) {
            assertEquals(0, MemoryFile.seals(memory) & SIZE_SEALS);
            Files.truncate(memory, 4096);
            assertEquals(4096, MemoryFile.size(memory));
        }
    }

    @Test
    void shouldTellThatOtherFilesHaveNoSeals() throws Exception {
        // not one of the temporary directory, which may be made of memory files
        try (Descriptor file = Files.open(Path.of("/proc/self/status"), false, false);
                EventDescriptor event = EventDescriptor.create()) {
            assertEquals(-1, MemoryFile.seals(file));
            assertEquals(-1, MemoryFile.seals(event.descriptor()));
        }
    }

    @Test
    void shouldRefuseImpossibleSizeAndName() {
        PosixException e = assertThrows(PosixException.class, () -> MemoryFile.create("guest", -1, true));
        assertEquals("set size -1 of memory file guest: EINVAL (Invalid argument)", e.getMessage());
        assertThrows(PosixException.class, () -> MemoryFile.create("n".repeat(250), 0, true));
    }
}
