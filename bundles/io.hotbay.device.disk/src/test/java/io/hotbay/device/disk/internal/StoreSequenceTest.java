// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.memory.PrivateMemory;
import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class StoreSequenceTest {

    private final List<StoreOutcome> ends = new ArrayList<>();
    private final TestTask task = new TestTask("00", TestNexus.ONE, new ScatterList(1));
    private final PrivateMemory memory = new PrivateMemory(512);
    private int submitted;

    @Test
    void shouldNotGrowStackWhenOperationsCompleteInline() {
        sequence(1_000_000, true).start();
        assertEquals(1_000_000, submitted);
        assertEquals(List.of(StoreOutcome.DONE), ends);
    }

    @Test
    void shouldGoOnWhenOperationCompletesLater() {
        StoreSequence sequence = sequence(3, false);
        sequence.start();
        for (int index = 1; index <= 3; index++) {
            assertEquals(index, submitted);
            assertEquals(List.of(), ends);
            task.complete(StoreOutcome.DONE);
        }
        assertEquals(3, submitted);
        assertEquals(List.of(StoreOutcome.DONE), ends);
    }

    @Test
    void shouldEndWithFirstFailure() {
        StoreSequence sequence = sequence(3, false);
        sequence.start();
        task.complete(StoreOutcome.NO_SPACE);
        assertEquals(1, submitted);
        assertEquals(List.of(StoreOutcome.NO_SPACE), ends);
    }

    @Test
    void shouldBeGoneWhenGuestMemoryVanishes() {
        new Scripted(task, sequence -> {
            throw new InternalError("a fault occurred in an unsafe memory access operation");
        }).start();
        assertEquals(List.of(StoreOutcome.GONE), ends);
    }

    @Test
    void shouldHaveItsMemoryUntilStoreIsDone() {
        StoreSequence sequence = sequence(2, false);
        sequence.start();
        task.complete(StoreOutcome.DONE);
        assertEquals(512, memory.taken());
        task.complete(StoreOutcome.CANCELLED);
        assertEquals(List.of(StoreOutcome.CANCELLED), ends);
        assertEquals(0, memory.taken());
    }

    @Test
    void shouldBeBusyWhenOthersHaveTheMemory() {
        sequence(1, false).start();
        TestTask other = new TestTask("00", TestNexus.ONE, new ScatterList(1));
        sequence(other, 1, true).start();
        other.expectBusy();
        assertEquals(1, submitted);
        task.complete(StoreOutcome.DONE);
        assertEquals(0, memory.taken());
    }

    @Test
    void shouldFreeItsMemoryWhenItBreaksBeforeTheStoreHasIt() {
        StoreSequence broken = new Scripted(task, sequence -> {
            throw new IllegalStateException("The test breaks it.");
        });
        assertThrows(IllegalStateException.class, broken::start);
        assertEquals(0, memory.taken());
    }

    @Test
    void shouldKeepItsMemoryWhenStoreBreaksWithIt() {
        StoreSequence broken = new Scripted(task, sequence -> {
            sequence.asCompletion();
            throw new IllegalStateException("The store has broken its contract.");
        });
        assertThrows(IllegalStateException.class, broken::start);
        assertEquals(512, memory.taken());
    }

    private StoreSequence sequence(int operations, boolean inline) {
        return sequence(task, operations, inline);
    }

    private StoreSequence sequence(TestTask task, int operations, boolean inline) {
        return new Scripted(task, sequence -> {
            if (submitted == operations) {
                return false;
            }
            submitted++;
            StoreCompletion completion = sequence.asCompletion();
            if (inline) {
                completion.complete(StoreOutcome.DONE);
            }
            return true;
        });
    }

    /** Does a step of the test in place of an operation. */
    private final class Scripted extends StoreSequence {

        private final Predicate<StoreSequence> step;

        Scripted(TestTask task, Predicate<StoreSequence> step) {
            super(task, memory, 512);
            this.step = step;
        }

        @Override
        protected boolean submitNext() {
            return step.test(this);
        }

        @Override
        protected void ended(StoreOutcome outcome) {
            ends.add(outcome);
        }
    }
}
