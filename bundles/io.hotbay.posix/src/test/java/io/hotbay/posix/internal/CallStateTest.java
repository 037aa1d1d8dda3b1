// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallStateTest {
    @Test
    void shouldHandOutDistinctMemoryAndAllocateWhenAllIsOut() {
        List<CallState> taken = new ArrayList<>();
        Set<Long> addresses = new HashSet<>();
        for (int i = 0; i < CallState.SLOTS + 2; i++) {
            CallState state = CallState.take();
            taken.add(state);
            addresses.add(state.segment().address());
            addresses.add(state.scratch().address());
        }
        assertEquals(2 * taken.size(), addresses.size());
        taken.forEach(CallState::release);
        assertTrue(taken.getFirst().segment().scope().isAlive());
        assertFalse(taken.getLast().segment().scope().isAlive(), "what was allocated for one call is freed");
    }

    @Test
    void shouldPreferTheThreadsOwnSlot() {
        CallState first = CallState.take();
        first.release();
        CallState second = CallState.take();
        second.release();
        assertSame(first, second);
    }

    @Test
    void shouldTurnMinusOneIntoNegatedErrno() {
        CallState state = CallState.take();
        state.segment().set(JAVA_INT, 0, 11);
        assertEquals(-11, state.result(-1));
        assertEquals(0, state.result(0));
        assertEquals(5, state.result(5));
        state.release();
    }
}
