// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import java.util.concurrent.CountDownLatch;

/** The end of a store operation that outlives its command (IMMED), or that a thread of the disk's own waits for. */
final class Detached implements StoreCompletion {

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile StoreOutcome outcome = StoreOutcome.GONE;

    @Override
    public void complete(StoreOutcome end) {
        outcome = end;
        done.countDown();
    }

    /** Waits; a thread that is interrupted takes it for gone. */
    StoreOutcome await() {
        try {
            done.await();
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StoreOutcome.GONE;
        }
    }
}
