// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.device.FilteredTask;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Filters come and go with commands inside: none fails, none is told of twice. */
class FilterDepartureTest {

    @Test
    void shouldComeWhileACommandIsInside() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission before = rig.submit(READ_10);
        RecordingFilter filter = new RecordingFilter(FilteredTask::pass).in(rig.core);
        Submission after = rig.submit(READ_10);
        rig.stores.last().endAll();
        assertEquals(CommandResult.GOOD, before.result());
        assertEquals(CommandResult.GOOD, after.result());
        assertEquals(List.of("f READ(10)", "f GOOD 512"), filter.heard());
    }

    @Test
    void shouldStandBeforeUnitsThatAreOpenedLater() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter filter = new RecordingFilter(FilteredTask::pass).in(rig.core);
        rig.port.map(1, 0, rig.open("late"));
        rig.submit(rig.nexus, 1, 0, READ_10); // ends with the unit attention of a power-on
        rig.submit(rig.nexus, 1, 0, READ_10);
        assertEquals("late", filter.seen.getLast().unit().name());
    }

    @Test
    void shouldLetWhatItHoldsGoOn() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter leaving = RecordingFilter.holding().in(rig.core);
        RecordingFilter staying = new RecordingFilter(FilteredTask::pass).in(rig.core);
        Submission held = rig.submit(READ_10);
        rig.core.removeFilter(leaving);
        assertEquals(CommandResult.GOOD, held.result());
        assertFalse(leaving.seen.getFirst().pass());
        assertEquals(List.of("f READ(10)"), leaving.heard());
        assertEquals(List.of("f READ(10)", "f GOOD 512"), staying.heard());
        assertEquals(GateState.OPEN, rig.unit.gate());
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
        assertEquals(1, leaving.seen.size());
    }

    @Test
    void shouldNotWaitForCommandsThatItHasPassedOn() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        RecordingFilter filter = new RecordingFilter(FilteredTask::pass).in(rig.core);
        Submission hung = rig.submit(READ_10);
        rig.core.removeFilter(filter);
        assertEquals(GateState.OPEN, rig.unit.gate());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, hung.result());
        assertEquals(List.of("f READ(10)"), filter.heard());
    }

    @Test
    void shouldReturnFromADepartureWhenNoCallIsUnderWay() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        RecordingFilter filter = new RecordingFilter(task -> {
            inside.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            order.add("the call returns");
        }).in(rig.core);
        List<Submission> submissions = new ArrayList<>();
        Thread front = Thread.ofPlatform().start(() -> submissions.add(rig.submit(READ_10)));
        inside.await();
        Thread departing = Thread.ofPlatform().start(() -> {
            rig.core.removeFilter(filter);
            order.add("the departure returns");
        });
        Rig.await(() -> rig.stores.last().begun() == 1);
        leave.countDown();
        departing.join();
        front.join();
        assertEquals(List.of("the call returns", "the departure returns"), order);
        assertEquals(CommandResult.GOOD, submissions.getFirst().result());
    }

    @Test
    void shouldSeeADelayedCommandAnewThatADepartedStoreLeftUndone() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter filter = RecordingFilter.holding().in(rig.core);
        long failed = rig.unit.counters().failed();
        Submission delayed = rig.submit(READ_10);
        rig.departPastDeadline();
        assertEquals(0, delayed.ends());
        rig.arrive(Manner.INLINE);
        assertEquals(List.of("f READ(10)", "f TERMINATED 0", "f READ(10)"), filter.heard());
        filter.seen.getLast().pass();
        assertEquals(CommandResult.GOOD, delayed.result());
        assertEquals(failed, rig.unit.counters().failed());
    }

    @Test
    void shouldKeepNothingOfADepartedFilter() throws Exception {
        List<Object> kept = new ArrayList<>();
        WeakReference<?> departed = useAndDepart(kept);
        Rig.await(() -> {
            System.gc();
            return departed.get() == null;
        });
        assertEquals(2, kept.size());
    }

    /** A frame of its own, so that no local variable keeps what it makes. One command hangs that the filter saw. */
    private static WeakReference<?> useAndDepart(List<Object> kept) throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        RecordingFilter filter = new RecordingFilter(FilteredTask::pass).in(rig.core);
        kept.add(rig);
        kept.add(rig.submit(READ_10));
        rig.core.removeFilter(filter);
        return new WeakReference<>(filter);
    }
}
