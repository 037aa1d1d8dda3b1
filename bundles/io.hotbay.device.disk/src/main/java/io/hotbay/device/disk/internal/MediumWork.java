// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * FORMAT UNIT and SANITIZE at work, one at a time, on a thread of their own. No task management function and no reset
 * ends them (SBC-4 4.11). A departure stops them between two pieces; the successor goes on where they stopped.
 */
final class MediumWork {

    private static final System.Logger LOG = System.getLogger(MediumWork.class.getName());
    /** A piece that the store has not done by then hangs in the host. */
    private static final long STOP_SECONDS = 1;

    private final Medium medium;
    private final Readiness readiness;
    private final Executor executor;
    private @Nullable WorkPlan plan;
    private @Nullable MediumPass pass;
    private CountDownLatch idle = new CountDownLatch(0);

    MediumWork(Medium medium, Readiness readiness, Executor executor) {
        this.medium = medium;
        this.readiness = readiness;
        this.executor = executor;
    }

    /** Takes over from a predecessor what it was at, or what has failed. */
    void resume(DiskState state) {
        byte[] bytes = state.get(Section.WORK);
        WorkPlan before = WorkPlan.decode(bytes, medium.blockSize());
        if (before == null || bytes == null) {
            return;
        }
        Condition condition = readiness.condition();
        if (condition.isBusy()) {
            readiness.become(Condition.READY, "a predecessor stopped");
            long end = medium.position(medium.blockCount()) * before.passes();
            Runnable begun =
                    begin(before, Math.clamp(WorkPlan.done(bytes), 0, end), null, "a predecessor's " + before.word());
            executor.execute(Objects.requireNonNull(begun));
        } else if (condition == before.failed()) {
            plan = before;
        }
    }

    /** Begins; with IMMED the command ends now, else when all is done. */
    void start(WorkPlan fresh, Task task, boolean immediate) {
        Runnable begun = begin(fresh, 0, immediate ? null : task, fresh.word());
        if (begun == null) {
            // two came at the same time
            task.check(Objects.requireNonNull(readiness.sense()));
            return;
        }
        if (immediate) {
            task.good();
        }
        executor.execute(begun);
    }

    /** Null when something is at work already. */
    private @Nullable Runnable begin(WorkPlan fresh, long done, @Nullable Task task, String reason) {
        MediumPass started = new MediumPass(medium, fresh, done);
        CountDownLatch end = new CountDownLatch(1);
        synchronized (this) {
            if (!readiness.begin(fresh.busy(), started::progress, reason)) {
                return null;
            }
            plan = fresh;
            pass = started;
            idle = end;
        }
        return () -> run(fresh, started, task, end);
    }

    private void run(WorkPlan fresh, MediumPass started, @Nullable Task task, CountDownLatch end) {
        StoreOutcome outcome;
        try {
            outcome = started.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, fresh.word() + " failed", e);
            outcome = StoreOutcome.WRITE_FAILED;
        }
        settle(fresh, outcome);
        end.countDown();
        if (task != null) {
            tell(task, fresh, outcome);
        }
    }

    private void settle(WorkPlan fresh, StoreOutcome outcome) {
        switch (outcome) {
            case DONE -> readiness.become(Condition.READY, fresh.word() + " is done");
            // a successor goes on
            case CANCELLED, GONE -> { }
            default -> {
                LOG.log(Level.WARNING, "{0} has failed: {1}", fresh.word(), outcome);
                readiness.become(fresh.failed(), outcome.toString());
            }
        }
    }

    private static void tell(Task task, WorkPlan fresh, StoreOutcome outcome) {
        switch (outcome) {
            case DONE -> task.complete(StoreOutcome.DONE);
            case CANCELLED, GONE -> task.complete(StoreOutcome.GONE);
            default -> task.check(Sense.of(SenseKey.MEDIUM_ERROR, fresh.sanitize()
                    ? AdditionalSense.SANITIZE_COMMAND_FAILED : AdditionalSense.FORMAT_COMMAND_FAILED));
        }
    }

    /** Whether the sanitize that failed last may be left without another one. */
    synchronized boolean mayExit() {
        return plan != null && plan.unrestrictedExit();
    }

    /** Stops, and adds what a successor needs. */
    void store(DiskState state) {
        MediumPass current;
        CountDownLatch end;
        synchronized (this) {
            current = pass;
            end = idle;
        }
        if (current != null) {
            current.stop();
            await(end);
        }
        Condition condition = readiness.condition();
        state.put(Section.CONDITION, new byte[] {(byte) condition.ordinal()});
        WorkPlan last = plan;
        if (last != null && current != null && condition == last.busy()) {
            state.put(Section.WORK, last.encode(current.done()));
        } else if (last != null && condition == last.failed()) {
            state.put(Section.WORK, last.encode(0));
        }
    }

    private static void await(CountDownLatch end) {
        try {
            if (!end.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a piece of work on the medium hangs in the store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
