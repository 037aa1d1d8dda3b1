// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what may wait for the host, e.g. until a record is durable, or takes long, as a copy of much. As many as
 * units save and copies go on at this moment; none when nobody does. They end with the core, whose last saves are
 * finished first.
 */
final class WaitingThreads implements Executor, AutoCloseable {

    private static final int IDLE_SECONDS = 5;
    /** How long the end waits for a save: as long as stores get to close. */
    private static final int CLOSE_SECONDS = 1;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS,
            TimeUnit.SECONDS, new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("hotbay-target-waiting-", 0).factory());

    @Override
    public void execute(Runnable action) {
        executor.execute(action);
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
