// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediumWorkTest {

    private final TestDisk disk = TestDisk.small();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Readiness readiness = new Readiness(Condition.READY);

    @AfterEach
    void close() {
        disk.close();
    }

    private MediumWork work() {
        return work(waiting::add);
    }

    private MediumWork work(Executor executor) {
        ModePages pages = new ModePages(true, new DiskState());
        try {
            SavedParameters saved = new SavedParameters(
                    new Saving(disk), pages, new ApplicationLog(new DiskState()), new DiskState());
            return new MediumWork(Medium.of(disk.store, UnitAttributes.of(1, "1"), pages), readiness, executor, saved);
        } catch (UnitException e) {
            throw new AssertionError(e);
        }
    }

    private static TestTask task() {
        return new TestTask("04 00 00 00 00 00", TestNexus.ONE, new ScatterList(1));
    }

    @Test
    void shouldBeginOnceWhenTwoComeAtTheSameTime() {
        MediumWork work = work();
        TestTask first = task();
        TestTask second = task();
        work.start(WorkPlan.format(new byte[0]), first, false);
        work.start(WorkPlan.format(new byte[0]), second, false);
        assertEquals(1, waiting.size());
        assertTrue(first.isOpen());
        second.expectCheck(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_FORMAT_IN_PROGRESS);
        waiting.remove().run();
        first.expectGood(0);
        assertEquals(Condition.READY, readiness.condition());
    }

    @Test
    void shouldFailHereAndGoOnElsewhereWhenTheStoreVanishes() {
        MediumWork work = work();
        TestTask task = task();
        work.start(WorkPlan.format(new byte[0]), task, false);
        disk.store.outcome = StoreOutcome.GONE;
        waiting.remove().run();
        task.expectOutcome(StoreOutcome.GONE);
        assertEquals(Condition.FORMAT_FAILED, readiness.condition());
        DiskState state = new DiskState();
        work.store(state);
        assertEquals(Condition.FORMATTING, Condition.of(state.get(DiskState.Section.CONDITION)));
    }

    @Test
    void shouldFailWhenStoreCancelsWhatNobodyRecalled() {
        TestTask task = task();
        work().start(WorkPlan.format(new byte[0]), task, false);
        disk.store.outcome = StoreOutcome.CANCELLED;
        waiting.remove().run();
        task.expectOutcome(StoreOutcome.GONE);
        assertEquals(Condition.FORMAT_FAILED, readiness.condition());
    }

    @Test
    void shouldLeaveItToSuccessorWhenStopped() {
        MediumWork work = work();
        TestTask task = task();
        DiskState state = new DiskState();
        disk.store.beforeWrite = () -> work.store(state);
        work.start(WorkPlan.format(new byte[512]), task, false);
        waiting.remove().run();
        task.expectOutcome(StoreOutcome.GONE);
        assertEquals(Condition.FORMATTING, readiness.condition());
        assertEquals(Condition.FORMATTING, Condition.of(state.get(DiskState.Section.CONDITION)));
    }

    @Test
    void shouldBeAsBeforeWhenNoThreadIsToBeHad() {
        TestTask task = task();
        work(refused -> {
            throw new RejectedExecutionException("The test has no thread.");
        }).start(WorkPlan.format(new byte[0]), task, true);
        task.expectCheck(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE);
        assertEquals(Condition.READY, readiness.condition());
        try (TestDisk restarted = TestDisk.restarted(disk)) {
            restarted.execute("00 00 00 00 00 00").expectGood(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"FORMATTING, FORMAT_FAILED", "SANITIZING, SANITIZE_FAILED"})
    void shouldFailWhatCannotGoOn(Condition busy, Condition failed) {
        readiness.become(busy, "the test");
        work().resume(new DiskState().put(DiskState.Section.WORK, TestTask.bytes("00")));
        assertEquals(List.of(), List.copyOf(waiting));
        assertEquals(failed, readiness.condition());
    }

    @Test
    void shouldStopBetweenTwoPieces() throws UnitException {
        ModePages pages = new ModePages(true, new DiskState());
        MediumPass pass = new MediumPass(Medium.of(disk.store, UnitAttributes.of(1, "1"), pages),
                WorkPlan.format(new byte[512]), 0);
        disk.store.beforeWrite = pass::stop;
        assertEquals(StoreOutcome.CANCELLED, pass.run());
        assertEquals(List.of("write 0 262144"), disk.store.calls);
        assertEquals(262_144, pass.done());
        assertEquals(0x4000, pass.progress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00 01", "08 00 00 00 00 00 00 00 00 00", "00 01 00 00 00 00 00 00 00 00 55"})
    void shouldResumeNothingFromStrangeState(String bytes) {
        MediumWork work = work();
        work.resume(new DiskState().put(DiskState.Section.WORK, TestTask.bytes(bytes)));
        assertEquals(List.of(), List.copyOf(waiting));
        assertNull(readiness.sense());
    }
}
