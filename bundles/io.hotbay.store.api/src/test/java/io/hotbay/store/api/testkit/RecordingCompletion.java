// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Remembers every completion of one operation, and lets a test wait for the first. */
public final class RecordingCompletion implements StoreCompletion {

    /** No store needs that long; a test that waits longer hangs. */
    private static final int HANG_GUARD_SECONDS = 60;

    private final List<StoreOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void complete(StoreOutcome outcome) {
        outcomes.add(outcome);
        first.countDown();
    }

    /** The outcome, as soon as there is one. */
    public StoreOutcome await() {
        try {
            assertTrue(first.await(HANG_GUARD_SECONDS, TimeUnit.SECONDS), "the operation never completed");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return outcomes.getFirst();
    }

    /** Whether it has completed. */
    public boolean isComplete() {
        return first.getCount() == 0;
    }

    /** Waits for the end and checks it. */
    public void expect(StoreOutcome outcome) {
        assertEquals(outcome, await());
    }

    /** How often it was completed so far. */
    public int count() {
        return outcomes.size();
    }
}
