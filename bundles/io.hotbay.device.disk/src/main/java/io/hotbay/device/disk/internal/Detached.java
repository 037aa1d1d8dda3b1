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

    /** Waits, also when the thread is interrupted: until then the store may touch the buffer. */
    StoreOutcome await() {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }
}
