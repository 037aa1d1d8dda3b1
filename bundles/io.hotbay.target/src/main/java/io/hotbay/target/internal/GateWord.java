// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.GateState;
import java.util.concurrent.atomic.AtomicLong;

/**
 * State of a gate and number of tasks inside as one atomic word, so that nobody can slip in behind a change of state.
 *
 * <pre>
 * bits  1:0   state
 * bit   2     held: somebody waits, or a task is inside that others wait for; new tasks go to the waiting room
 * bits 63:8   tasks inside
 * </pre>
 */
final class GateWord {

    private static final GateState[] STATES = GateState.values();
    private static final long STATE = 0x3;
    private static final long HELD = 0x4;
    private static final long NOT_FREE = STATE | HELD;
    private static final int INSIDE_SHIFT = 8;
    private static final long ONE = 1L << INSIDE_SHIFT;

    private final AtomicLong word = new AtomicLong();

    /** Counts a task in if the gate is open and not held. */
    boolean tryEnter() {
        long seen = word.get();
        while ((seen & NOT_FREE) == 0) {
            if (word.compareAndSet(seen, seen + ONE)) {
                return true;
            }
            seen = word.get();
        }
        return false;
    }

    /** Counts a task in, whatever the state. */
    void enter() {
        word.addAndGet(ONE);
    }

    /** Counts a task out. Whether somebody may wait for that. */
    boolean leave() {
        return (word.addAndGet(-ONE) & NOT_FREE) != 0;
    }

    /** Sends new tasks to the waiting room. */
    void hold() {
        word.getAndUpdate(old -> old | HELD);
    }

    /** Nobody waits any more. */
    void letGo() {
        word.getAndUpdate(old -> old & ~HELD);
    }

    /** Changes the state, and holds. */
    void become(GateState next) {
        word.getAndUpdate(old -> old & ~STATE | next.ordinal() | HELD);
    }

    GateState state() {
        return STATES[(int) (word.get() & STATE)];
    }

    long inside() {
        return word.get() >>> INSIDE_SHIFT;
    }
}
