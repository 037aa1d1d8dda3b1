// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.memory.GuestMemory;
import io.hotbay.memory.MemoryLease;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class MappedWindowTest {
    private static final int SIZE = 0x4000;

    @Test
    void shouldKeepLateWritesFromTheGuestWhenMemoryIsRenewed() throws IOException {
        MemorySegment buffer = Arena.ofAuto().allocate(8);
        buffer.set(JAVA_LONG, 0, 5L);
        try (Ram ram = Ram.of(SIZE, true)) {
            GuestMemory memory = new GuestMemory();
            assertTrue(memory.add(0, MappedWindow.map(ram.file().duplicate(), 0, SIZE, true), true));
            MemoryLease old = memory.lease();
            memory.renew();
            assertThrows(InternalError.class, () -> old.write(0x1000, buffer, 0, 8));
            try (MemoryLease fresh = memory.lease()) {
                assertTrue(fresh.write(0x2000, buffer, 0, 8));
            }
            assertEquals(0L, ram.get(0x1000));
            assertEquals(5L, ram.get(0x2000));
            old.close();
            memory.clear();
            assertEquals(1, Ram.descriptors());
        }
    }
}
