// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.Task;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * FORMAT UNIT and SANITIZE at work, one at a time, on a thread of their own. No task management function and no reset
 * ends them (SBC-4 4.11). A departure stops them between two pieces; the successor goes on where they stopped.
 *
 * <p>What is begun is in the unit's record before the first block is touched, and out of it before the disk is ready
 * again: after a restart a format is known as corrupted, a sanitize goes on.
 */
final class MediumWork {

    private static final System.Logger LOG = System.getLogger(MediumWork.class.getName());
    /** A piece that the store has not done by then hangs in the host. */
    private static final long STOP_SECONDS = 1;
    private static final Sense NOT_BEGUN = Sense.of(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE);

    private final Medium medium;
    private final Readiness readiness;
    private final Executor executor;
    private final SavedParameters saved;
    private @Nullable WorkPlan plan;
    private @Nullable MediumPass pass;
    /** The store vanished under the pass: this disk has failed, but one over another store can go on. */
    private boolean interrupted;
    private CountDownLatch idle = new CountDownLatch(0);

    MediumWork(Medium medium, Readiness readiness, Executor executor, SavedParameters saved) {
        this.medium = medium;
        this.readiness = readiness;
        this.executor = executor;
        this.saved = saved;
    }

    /** One operation, with what was before it. */
    private record Job(WorkPlan plan, MediumPass pass, @Nullable Task task, CountDownLatch end, Condition before,
            @Nullable WorkPlan planBefore) {}

    /** Takes over from a predecessor, or from before a restart, what was under way, or what has failed. */
    void resume(DiskState state) {
        byte[] bytes = state.get(Section.WORK);
        WorkPlan before = WorkPlan.decode(bytes, medium.blockSize());
        Condition condition = readiness.condition();
        if (!condition.isBusy()) {
            plan = before != null && condition == before.failed() ? before : null;
            return;
        }
        if (before == null || bytes == null || before.busy() != condition || medium.protectedForGood()) {
            readiness.become(condition.failed(), "what was under way can't go on");
            return;
        }
        readiness.become(Condition.READY, "a predecessor stopped");
        long end = medium.position(medium.blockCount()) * before.passes();
        Job job = begin(before, Math.clamp(WorkPlan.done(bytes), 0, end), null, "a predecessor's " + before.word());
        if (!launch(Objects.requireNonNull(job))) {
            readiness.become(before.failed(), "no thread");
            interrupt();
            job.end().countDown();
        }
    }

    /** Begins; with IMMED the command ends now, else when all is done. */
    void start(WorkPlan fresh, Task task, boolean immediate) {
        Job job = begin(fresh, 0, immediate ? null : task, fresh.word());
        if (job == null) {
            // two came at the same time
            task.check(Objects.requireNonNull(readiness.sense()));
            return;
        }
        saved.saveWork(fresh.busy(), fresh.encode(0), failure -> {
            if (failure != null) {
                LOG.log(Level.WARNING, "{0} is not begun: {1}", fresh.word(), failure.getMessage());
                abandon(job, task, null);
            } else if (!launch(job)) {
                saved.saveWork(job.before(), job.planBefore() == null ? null : job.planBefore().encode(0),
                        kept -> abandon(job, task, kept));
            } else if (immediate) {
                task.good();
            }
        });
    }

    /** Null when something is at work already. */
    private @Nullable Job begin(WorkPlan fresh, long done, @Nullable Task task, String reason) {
        MediumPass started = new MediumPass(medium, fresh, done);
        CountDownLatch end = new CountDownLatch(1);
        synchronized (this) {
            Condition before = readiness.begin(fresh.busy(), started::progress, reason);
            if (before == null) {
                return null;
            }
            Job job = new Job(fresh, started, task, end, before, plan);
            plan = fresh;
            pass = started;
            interrupted = false;
            idle = end;
            return job;
        }
    }

    private boolean launch(Job job) {
        try {
            executor.execute(() -> run(job));
            return true;
        } catch (RuntimeException | Error refused) {
            LOG.log(Level.ERROR, job.plan().word() + " gets no thread", refused);
            return false;
        }
    }

    /** Nothing was overwritten: all is as before, unless the record can't be told so. */
    private void abandon(Job job, Task task, @Nullable IOException kept) {
        synchronized (this) {
            plan = kept == null ? job.planBefore() : job.plan();
            pass = null;
        }
        readiness.become(kept == null ? job.before() : job.plan().failed(), job.plan().word() + " was not begun");
        job.end().countDown();
        task.check(NOT_BEGUN);
    }

    private void run(Job job) {
        StoreOutcome outcome;
        try {
            outcome = job.pass().run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, job.plan().word() + " failed", e);
            outcome = StoreOutcome.WRITE_FAILED;
        }
        switch (outcome) {
            case DONE -> saved.saveWork(Condition.READY, null, failure -> done(job, failure));
            case CANCELLED, GONE -> undone(job, outcome);
            default -> failed(job, outcome);
        }
    }

    /** A record that still tells of the work would spoil after a restart what is written from now on. */
    private void done(Job job, @Nullable IOException failure) {
        if (failure != null) {
            LOG.log(Level.WARNING, "that {0} is done is not kept: {1}", job.plan().word(), failure.getMessage());
            end(job, job.plan().failed(), StoreOutcome.WRITE_FAILED);
        } else {
            end(job, Condition.READY, StoreOutcome.DONE);
        }
    }

    /** The record stays. */
    private void undone(Job job, StoreOutcome outcome) {
        if (job.pass().isStopped()) {
            // a successor goes on
            end(job, job.plan().busy(), StoreOutcome.GONE);
        } else {
            LOG.log(Level.WARNING, "{0} was interrupted: {1}", job.plan().word(), outcome);
            interrupt();
            end(job, job.plan().failed(), StoreOutcome.GONE);
        }
    }

    private void failed(Job job, StoreOutcome outcome) {
        LOG.log(Level.WARNING, "{0} has failed: {1}", job.plan().word(), outcome);
        saved.saveWork(job.plan().failed(), job.plan().encode(0), failure -> end(job, job.plan().failed(), outcome));
    }

    private synchronized void interrupt() {
        interrupted = true;
    }

    private void end(Job job, Condition condition, StoreOutcome outcome) {
        readiness.become(condition, job.plan().word() + ": " + outcome);
        job.end().countDown();
        Task task = job.task();
        if (task == null) {
            return;
        }
        switch (outcome) {
            case DONE, GONE -> task.complete(outcome);
            default -> task.check(Sense.of(SenseKey.MEDIUM_ERROR, job.plan().sanitize()
                    ? AdditionalSense.SANITIZE_COMMAND_FAILED : AdditionalSense.FORMAT_COMMAND_FAILED));
        }
    }

    /** Whether the sanitize that failed last may be left without another one. */
    synchronized boolean mayExit() {
        return plan != null && plan.unrestrictedExit();
    }

    /** Leaves a sanitize that has failed; the record forgets it first. */
    void exit(Task task) {
        saved.saveWork(Condition.READY, null, failure -> {
            if (failure == null) {
                readiness.leave(Condition.SANITIZE_FAILED, Condition.READY, "SANITIZE EXIT FAILURE MODE");
                task.good();
            } else {
                LOG.log(Level.WARNING, "SANITIZE EXIT FAILURE MODE is not done: {0}", failure.getMessage());
                task.check(NOT_BEGUN);
            }
        });
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
        synchronized (this) {
            WorkPlan last = plan;
            Condition condition = readiness.condition();
            if (last != null && interrupted && condition == last.failed()) {
                condition = last.busy();
            }
            state.put(Section.CONDITION, condition.encode());
            if (last != null && current != null && condition == last.busy()) {
                state.put(Section.WORK, last.encode(current.done()));
            } else if (last != null && condition == last.failed()) {
                state.put(Section.WORK, last.encode(0));
            }
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
