// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PrivateMemoryTest {

    @Test
    void shouldGiveNoMoreThanTheBoundAndFreeAtOnce() {
        PrivateMemory memory = new PrivateMemory(1024);
        PrivateMemory.Buffer first = memory.take(512);
        assertNotNull(first);
        PrivateMemory.Buffer second = memory.take(512);
        assertNotNull(second);
        assertNull(memory.take(1));
        first.free();
        assertFalse(first.segment().scope().isAlive());
        assertEquals(512, memory.taken());
        assertNotNull(memory.take(512));
    }

    @Test
    void shouldNotCountWhatThereWasNoMemoryFor() {
        PrivateMemory memory = new PrivateMemory(1L << 60);
        assertNull(memory.take(1L << 60));
        assertEquals(0, memory.taken());
    }
}
