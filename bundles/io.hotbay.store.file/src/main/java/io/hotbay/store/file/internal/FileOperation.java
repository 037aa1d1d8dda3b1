// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One operation that waits for a thread of the pool. Whoever claims it first, that thread, a cancellation or the
 * closing of the store, completes it.
 */
final class FileOperation implements Runnable {

    /** The system calls of an operation. */
    @FunctionalInterface
    interface Work {
        StoreOutcome perform(int fd);
    }

    private final Descriptor file;
    private final Work work;
    private final StoreCompletion completion;
    private final Runnable ended;
    private final AtomicBoolean claimed = new AtomicBoolean();

    FileOperation(Descriptor file, Work work, StoreCompletion completion) {
        this(file, work, completion, () -> {});
    }

    /** @param ended called before the completion, whoever claims the operation */
    FileOperation(Descriptor file, Work work, StoreCompletion completion, Runnable ended) {
        this.file = file;
        this.work = work;
        this.completion = completion;
        this.ended = ended;
    }

    @Override
    public void run() {
        if (!claimed.compareAndSet(false, true)) {
            return;
        }
        end(perform());
    }

    boolean completesBy(StoreCompletion other) {
        return completion == other;
    }

    /** Completes it with an outcome unless it was begun. */
    void recall(StoreOutcome outcome) {
        if (claimed.compareAndSet(false, true)) {
            end(outcome);
        }
    }

    private void end(StoreOutcome outcome) {
        ended.run();
        completion.complete(outcome);
    }

    private StoreOutcome perform() {
        int fd;
        try {
            fd = file.acquire();
        } catch (IllegalStateException closed) {
            return StoreOutcome.GONE;
        }
        try {
            return work.perform(fd);
        } finally {
            file.release();
        }
    }
}
