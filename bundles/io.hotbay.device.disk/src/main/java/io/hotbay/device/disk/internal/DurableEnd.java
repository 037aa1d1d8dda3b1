// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;

/**
 * Ends a task after an operation that the store can't do with force unit access: without a write cache a flush comes in
 * between.
 */
final class DurableEnd implements StoreCompletion {

    private final Task task;
    private final Medium medium;
    private final ModePages pages;

    DurableEnd(Task task, Medium medium, ModePages pages) {
        this.task = task;
        this.medium = medium;
        this.pages = pages;
    }

    @Override
    public void complete(StoreOutcome outcome) {
        if (outcome == StoreOutcome.DONE && !pages.writeCacheEnabled()) {
            medium.store().flush(task);
        } else {
            task.complete(outcome);
        }
    }
}
