// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreSequenceTest {

    private final List<StoreOutcome> ends = new ArrayList<>();
    private final TestTask task = new TestTask("00", TestNexus.ONE, new ScatterList(1));
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
        new StoreSequence(task) {
            @Override
            protected boolean submitNext() {
                throw new InternalError("a fault occurred in an unsafe memory access operation");
            }

            @Override
            protected void ended(StoreOutcome outcome) {
                ends.add(outcome);
            }
        }.start();
        assertEquals(List.of(StoreOutcome.GONE), ends);
    }

    private StoreSequence sequence(int operations, boolean inline) {
        return new StoreSequence(task) {
            @Override
            protected boolean submitNext() {
                if (submitted == operations) {
                    return false;
                }
                submitted++;
                StoreCompletion completion = asCompletion();
                if (inline) {
                    completion.complete(StoreOutcome.DONE);
                }
                return true;
            }

            @Override
            protected void ended(StoreOutcome outcome) {
                ends.add(outcome);
            }
        };
    }
}
