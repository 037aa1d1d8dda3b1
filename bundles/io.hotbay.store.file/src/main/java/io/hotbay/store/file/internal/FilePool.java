// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The threads of one open store, for system calls that wait. An idle store has none. */
final class FilePool {

    /**
     * As many operations wait for the host's disk at a time: enough to keep its queue busy, few enough for a host of
     * many stores.
     */
    static final int THREADS_MAXIMUM = 4;

    private static final System.Logger LOG = System.getLogger(FilePool.class.getName());
    private static final int IDLE_SECONDS = 5;
    /** The contract of {@link io.hotbay.store.api.BackingStore#close}. */
    private static final int CLOSE_SECONDS = 1;

    private final ThreadPoolExecutor threads;
    private final AtomicBoolean shortageTold = new AtomicBoolean();
    /** The threads that run an operation now; guarded by itself, notified when one has done it. */
    private final Set<Thread> busy = new HashSet<>();

    FilePool() {
        // born by whatever thread submits: take nothing over from it that would outlive this bundle
        this(Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name("hotbay-file-", 1).factory());
    }

    FilePool(ThreadFactory factory) {
        threads = new ThreadPoolExecutor(THREADS_MAXIMUM, THREADS_MAXIMUM, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), work -> withoutLoader(factory.newThread(work)),
                (operation, closed) -> ((FileOperation) operation).recall(StoreOutcome.GONE)) {
            @Override
            protected void beforeExecute(Thread thread, Runnable operation) {
                synchronized (busy) {
                    busy.add(thread);
                }
            }

            @Override
            protected void afterExecute(Runnable operation, Throwable thrown) {
                synchronized (busy) {
                    busy.remove(Thread.currentThread());
                    busy.notifyAll();
                }
            }
        };
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread withoutLoader(Thread thread) {
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Runs an operation on some thread; completes it GONE when the pool is closed, and CANCELLED when the host has no
     * thread for it.
     */
    void execute(FileOperation operation) {
        try {
            threads.execute(operation);
        } catch (OutOfMemoryError noThread) {
            if (shortageTold.compareAndSet(false, true)) {
                LOG.log(Level.ERROR, "the host gives no further thread to this process; file operations that need one "
                        + "wait for another, or end", noThread);
            }
            executeWithoutNewThread(operation);
        }
    }

    private void executeWithoutNewThread(FileOperation operation) {
        if (threads.getPoolSize() == 0) {
            operation.recall(StoreOutcome.CANCELLED);
            return;
        }
        threads.getQueue().add(operation);
        boolean nobodyLeft = threads.isShutdown() || threads.getPoolSize() == 0;
        if (nobodyLeft && threads.getQueue().remove(operation)) {
            operation.recall(StoreOutcome.CANCELLED);
        }
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

    /**
     * Recalls everything queued as GONE and waits for what runs, a second at most; a completion that closes the pool
     * waits for the others. False when something else still runs.
     */
    boolean close() {
        threads.shutdown();
        List<Runnable> queued = new ArrayList<>();
        threads.getQueue().drainTo(queued);
        queued.forEach(operation -> ((FileOperation) operation).recall(StoreOutcome.GONE));
        try {
            return isOwnThread() ? awaitOthers() : threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isOwnThread() {
        synchronized (busy) {
            return busy.contains(Thread.currentThread());
        }
    }

    private boolean awaitOthers() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        synchronized (busy) {
            for (long left = end - System.nanoTime(); busy.size() > 1 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(busy, left);
            }
            return busy.size() <= 1;
        }
    }
}
