// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;

/**
 * The thread that serves guests again after a restart, whenever a part has come: opening stores takes time, and whoever
 * brings a part must not wait for it.
 */
final class Restorer {

    private final Semaphore calls = new Semaphore(0);
    private final Runnable work;
    private final Thread thread = Thread.ofPlatform().name("hotbay-restore").daemon().unstarted(this::run);

    Restorer(Runnable work) {
        this.work = work;
    }

    void start() {
        thread.start();
    }

    /** Something has come: the work is done once more, soon. From any thread; does not wait. */
    void wake() {
        calls.release();
    }

    /** Returns when the thread is gone. The work must see by itself that it is to end. */
    void end() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                calls.acquire();
                calls.drainPermits();
                attempt();
            }
        } catch (InterruptedException e) {
            // the end
        }
    }

    /** A part that breaks its contract must not end the thread: the next to come may be a better one. */
    private void attempt() {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            System.getLogger(Restorer.class.getName()).log(Level.ERROR, "Guests can't be started again", e);
        }
    }
}
