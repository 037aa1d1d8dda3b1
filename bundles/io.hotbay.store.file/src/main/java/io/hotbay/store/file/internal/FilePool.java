// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one open store, for system calls that wait. An idle store has none. */
final class FilePool {

    /**
     * As many operations wait for the host's disk at a time: enough to keep its queue busy, few enough for a host of
     * many stores.
     */
    static final int THREADS_MAXIMUM = 4;

    private static final int IDLE_SECONDS = 5;
    /** The contract of {@link io.hotbay.store.api.BackingStore#close}. */
    private static final int CLOSE_SECONDS = 1;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS_MAXIMUM, THREADS_MAXIMUM,
            IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(),
            (operation, closed) -> ((FileOperation) operation).recall(StoreOutcome.GONE));

    FilePool() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs an operation on some thread; completes it GONE when the pool is closed. */
    void execute(FileOperation operation) {
        threads.execute(operation);
    }

    /** Recalls the operation with this completion if it was not begun. */
    void cancel(StoreCompletion completion) {
        for (Runnable queued : threads.getQueue()) {
            FileOperation operation = (FileOperation) queued;
            if (operation.completesBy(completion)) {
                operation.recall(StoreOutcome.CANCELLED);
                threads.getQueue().remove(operation);
            }
        }
    }

    /** Recalls everything queued as GONE and waits for what runs, a second at most. False when something still runs. */
    boolean close() {
        threads.shutdown();
        List<Runnable> queued = new ArrayList<>();
        threads.getQueue().drainTo(queued);
        queued.forEach(operation -> ((FileOperation) operation).recall(StoreOutcome.GONE));
        try {
            return threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ThreadFactory factory() {
        // born by whatever thread submits: take nothing over from it that would outlive this bundle
        ThreadFactory plain = Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false)
                .name("hotbay-file-", 1).factory();
        return task -> {
            Thread thread = plain.newThread(task);
            thread.setContextClassLoader(null);
            return thread;
        };
    }
}
