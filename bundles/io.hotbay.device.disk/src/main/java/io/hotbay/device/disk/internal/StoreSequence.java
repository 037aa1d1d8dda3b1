// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Store operations of one task one after the other, until one fails or none is left. Operations that complete inline do
 * not make the stack grow.
 *
 * <p>Each step is seen by one thread at a time, and by the next after it.
 */
abstract class StoreSequence implements StoreCompletion {

    /** Completions that no thread has looked at yet, plus one while a thread is at it. */
    private final AtomicInteger work = new AtomicInteger();
    private final Task task;
    private volatile StoreOutcome last = StoreOutcome.DONE;

    StoreSequence(Task task) {
        this.task = task;
    }

    final Task task() {
        return task;
    }

    /** What {@link #submitNext} gives to the store. */
    final StoreCompletion asCompletion() {
        return task.then(this);
    }

    /** Submits the next operation; false when none is left, and nothing was submitted. */
    protected abstract boolean submitNext();

    /** All done, or the first that was not. */
    protected abstract void ended(StoreOutcome outcome);

    final void start() {
        complete(StoreOutcome.DONE);
    }

    @Override
    public final void complete(StoreOutcome outcome) {
        last = outcome;
        if (work.getAndIncrement() != 0) {
            return;
        }
        do {
            StoreOutcome now = last == StoreOutcome.DONE ? trySubmitNext() : last;
            if (now != null) {
                ended(now);
                return;
            }
        } while (work.decrementAndGet() != 0);
    }

    /** Null when an operation was submitted, else how the sequence ends. */
    private @Nullable StoreOutcome trySubmitNext() {
        try {
            return submitNext() ? null : StoreOutcome.DONE;
        } catch (InternalError revoked) {
            // the guest's memory was taken away while it was looked at, see WindowMapping.revoke
            return StoreOutcome.GONE;
        }
    }
}
