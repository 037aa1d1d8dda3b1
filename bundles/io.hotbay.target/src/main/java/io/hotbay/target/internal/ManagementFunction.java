// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementResponse;
import java.time.Duration;

/**
 * One task management function under way. It waits until the tasks that it ends have been told to their listeners, or
 * for its deadline; a task that ends after that has its own result again.
 */
final class ManagementFunction implements Watcher {

    private final Timer timer;
    private final TaskManagementListener listener;
    /** Tasks that have neither ended nor been missed; the one at the start is the search itself. */
    private int remaining = 1;
    /** Of these, the ones claimed and being told. */
    private int ending;
    private int terminated;
    private boolean expired;
    private boolean done;
    private Timer.Alarm alarm = Timer.Alarm.NONE;

    ManagementFunction(Timer timer, TaskManagementListener listener) {
        this.timer = timer;
        this.listener = listener;
    }

    /** A function of a nexus: nobody hears of it when the nexus is lost meanwhile. */
    static ManagementFunction of(ItNexus nexus, TaskManagementListener listener) {
        return new ManagementFunction(nexus.port().timer(), (response, terminated) -> {
            if (!nexus.isLost()) {
                listener.managed(response, terminated);
            }
        });
    }

    /** Ends a task, now or when its store gives it up. */
    void end(ActiveTask task) {
        synchronized (this) {
            remaining++;
        }
        task.terminate(this);
    }

    /** All tasks have been found; waits for those that are pending. Does not block. */
    void await(Duration deadline) {
        synchronized (this) {
            if (remaining > 1) {
                alarm = timer.schedule(deadline, this::expire);
            }
        }
        passed(0);
    }

    @Override
    public synchronized boolean claim() {
        if (expired) {
            return false;
        }
        ending++;
        return true;
    }

    @Override
    public void ended() {
        synchronized (this) {
            ending--;
        }
        passed(1);
    }

    @Override
    public void missed() {
        passed(0);
    }

    private void passed(int count) {
        synchronized (this) {
            remaining--;
            terminated += count;
        }
        answer();
    }

    private void expire() {
        synchronized (this) {
            expired = true;
        }
        answer();
    }

    private void answer() {
        TaskManagementResponse response;
        synchronized (this) {
            boolean complete = remaining == 0;
            boolean failed = expired && ending == 0;
            if (done || !complete && !failed) {
                return;
            }
            done = true;
            response = complete ? TaskManagementResponse.FUNCTION_COMPLETE : TaskManagementResponse.FAILED;
            alarm.cancel();
        }
        listener.managed(response, terminated);
    }
}
