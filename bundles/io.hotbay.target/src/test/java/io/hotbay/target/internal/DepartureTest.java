// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static io.hotbay.target.internal.TinyDeviceType.TEST_UNIT_READY;
import static io.hotbay.target.internal.TinyDeviceType.WRITE_10;
import static io.hotbay.target.internal.TinyDeviceType.WRITE_NEVER_AGAIN;
import static io.hotbay.target.internal.TinyDeviceType.WRITE_ONCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.TaskAttribute;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartureTest {

    private static final String INQUIRY = "12 00 00 00 60 00";

    @Test
    void shouldParkAndGoOnWithTheSuccessor() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        ScriptedStore old = rig.stores.last();
        rig.depart();
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertTrue(old.isClosed());
        Submission waiting = rig.submit(READ_10);
        assertEquals(0, waiting.ends());
        assertEquals(1, rig.unit.counters().waiting());
        ScriptedStoreType successor = rig.arrive(Manner.INLINE);
        assertEquals(CommandResult.GOOD, waiting.result());
        assertEquals(1, successor.last().begun());
        assertEquals(GateState.OPEN, rig.unit.gate());
        assertEquals(1, rig.unit.counters().parked());
    }

    @Test
    void shouldReleaseInOrderOfArrival() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        List<String> order = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            Submission each = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE).whenDone(() -> order.add(name));
            rig.nexus.submit(each.command());
        }
        rig.arrive(Manner.INLINE);
        assertEquals(List.of("a", "b", "c"), order);
    }

    @Test
    void shouldWaitForThoseInsideWhileDraining() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(READ_10);
        Thread departing = rig.departing();
        Submission waiting = rig.submit(READ_10);
        rig.stores.last().end(StoreOutcome.DONE);
        departing.join();
        assertEquals(CommandResult.GOOD, inside.result());
        assertEquals(0, waiting.ends());
        assertEquals(GateState.PARKED, rig.unit.gate());
        rig.arrive(Manner.INLINE);
        assertEquals(CommandResult.GOOD, waiting.result());
        assertEquals(0, rig.unit.counters().replayed());
    }

    @ParameterizedTest
    @CsvSource({READ_10, WRITE_10, WRITE_ONCE, WRITE_NEVER_AGAIN})
    void shouldReplayWhatWasRecalledAtTheDrainDeadlineUnlessItsClassIsNever(String cdb) throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(cdb);
        rig.departPastDeadline();
        if (cdb.equals(WRITE_NEVER_AGAIN)) {
            assertEquals("B/00/00", inside.senseCode());
            return;
        }
        assertEquals(0, inside.ends());
        ScriptedStoreType successor = rig.arrive(Manner.INLINE);
        assertEquals(CommandResult.GOOD, inside.result());
        assertEquals(1, successor.last().begun());
        assertEquals(1, rig.unit.counters().replayed());
    }

    @ParameterizedTest
    @CsvSource({READ_10 + ",", WRITE_10 + ",", WRITE_ONCE + ",B/00/00", WRITE_NEVER_AGAIN + ",B/00/00"})
    void shouldReplayWhatWasBegunOnlyWhenItIsIdempotent(String cdb, String sense) throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(cdb);
        Thread departing = rig.departing();
        rig.stores.last().end(StoreOutcome.GONE);
        departing.join();
        if (sense == null) {
            assertEquals(0, inside.ends());
            rig.arrive(Manner.INLINE);
            assertEquals(CommandResult.GOOD, inside.result());
        } else {
            assertEquals(sense, inside.senseCode());
        }
    }

    @Test
    void shouldReplayBeforeThoseThatWaited() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        List<String> order = new ArrayList<>();
        Submission inside = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE).whenDone(() -> order.add("inside"));
        rig.nexus.submit(inside.command());
        Thread departing = rig.departing();
        Submission waiting = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE).whenDone(() -> order.add("waiting"));
        rig.nexus.submit(waiting.command());
        rig.timer.advance(Rig.DRAIN);
        departing.join();
        rig.arrive(Manner.INLINE);
        assertEquals(List.of("inside", "waiting"), order);
    }

    @Test
    void shouldKeepTheSuccessorShutUntilHungCommandsReturnAndThenReplayThem() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission hung = rig.submit(READ_10);
        rig.departPastDeadline();
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertTrue(rig.unit.gateReason().contains("1 commands hang"), rig.unit.gateReason());
        Submission waiting = rig.submit(READ_10);
        ScriptedStoreType successor = rig.arrive(Manner.INLINE);
        assertEquals(GateState.DRAINING, rig.unit.gate());
        assertEquals(0, successor.last().begun());
        rig.stores.last().end(StoreOutcome.GONE);
        assertEquals(CommandResult.GOOD, hung.result());
        assertEquals(CommandResult.GOOD, waiting.result());
        assertEquals(2, successor.last().begun());
    }

    @Test
    void shouldIgnoreASecondCompletionByTheOldStoreAfterAReplay() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(READ_10);
        ScriptedStore old = rig.stores.last();
        StoreCompletion task = old.firstHeld();
        rig.departPastDeadline();
        task.complete(StoreOutcome.DONE);
        assertEquals(0, inside.ends());
        ScriptedStoreType successor = rig.arrive(Manner.HOLDING);
        task.complete(StoreOutcome.DONE);
        assertEquals(0, inside.ends());
        successor.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, inside.result());
        assertEquals(2, rig.unit.counters().internalErrors());
    }

    @Test
    void shouldEndWaitingCommandsAtTheParkDeadlineAndGoOnWithALateSuccessor() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        Submission waiting = rig.submit(READ_10);
        rig.timer.advance(Rig.PARK);
        assertEquals("2/04/01", waiting.senseCode());
        assertEquals("2/04/01", rig.submit(READ_10).senseCode());
        rig.arrive(Manner.INLINE);
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
        assertEquals(1, waiting.ends());
    }

    @Test
    void shouldTerminateWaitingCommandsByTaskManagementWhileParked() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        Submission waiting = rig.submit(READ_10);
        assertEquals("FUNCTION_COMPLETE 1", rig.manage(TaskManagementFunction.ABORT_TASK_SET).answer());
        assertEquals(CommandResult.TERMINATED, waiting.result());
        rig.arrive(Manner.INLINE);
        assertEquals(1, waiting.ends());
    }

    @Test
    void shouldAnswerInquiryFromMemoryWhileParked() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        byte[] before = rig.submit(INQUIRY).dataIn();
        rig.depart();
        assertArrayEquals(before, rig.submit(INQUIRY).dataIn());
        assertEquals(18, rig.submit("03 00 00 00 FF 00").dataIn().length);
        assertEquals(16, rig.submit("A0 00 00 00 00 00 00 00 10 00 00 00").dataIn().length);
    }

    @Test
    void shouldHandTheStateToTheSuccessor() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        rig.arrive(Manner.INLINE);
        assertEquals(2, rig.devices.lives);
    }

    @Test
    void shouldResetTheSuccessorWhenTheResetCameWhileParked() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        rig.manage(TaskManagementFunction.LOGICAL_UNIT_RESET);
        assertEquals(0, rig.devices.resets);
        rig.arrive(Manner.INLINE);
        assertEquals(1, rig.devices.resets);
    }

    @Test
    void shouldReplaceADeviceTypeAndTellOfOtherInquiryData() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.core.remove("device type tiny", rig.devices);
        Submission waiting = rig.submit(READ_10);
        assertEquals(GateState.PARKED, rig.unit.gate());
        rig.core.addDeviceType("tiny", new TinyDeviceType("another"));
        assertEquals(CommandResult.GOOD, waiting.result());
        assertEquals("6/3F/03", rig.submit(TEST_UNIT_READY).senseCode());
    }

    @Test
    void shouldGoOnAtOnceWhenAnotherServiceHasTheSameWord() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        ScriptedStoreType other = rig.arrive(Manner.INLINE);
        rig.depart();
        assertEquals(GateState.OPEN, rig.unit.gate());
        rig.submit(READ_10);
        assertEquals(1, other.last().begun());
    }

    @ParameterizedTest
    @CsvSource({"another store,512,2048", "the store,4096,2048", "the store,512,2049"})
    void shouldStayParkedWhenTheSuccessorIsAnother(String identity, int blockSize, long blocks) throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        Submission waiting = rig.submit(READ_10);
        ScriptedStoreType wrong = new ScriptedStoreType(
                new StoreFacts(identity, blockSize, blocks, true, false, false), Manner.INLINE);
        rig.core.addStoreType("scripted", wrong);
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertTrue(wrong.last().isClosed());
        rig.arrive(Manner.INLINE);
        assertEquals(CommandResult.GOOD, waiting.result());
    }

    @Test
    void shouldStayParkedWhenTheOpeningFailsAndTryAgainOnTheNextArrival() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        Submission waiting = rig.submit(READ_10);
        rig.core.addStoreType("scripted", new ScriptedStoreType(Manner.INLINE).failing("No such file."));
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertEquals(0, waiting.ends());
        rig.arrive(Manner.INLINE);
        assertEquals(CommandResult.GOOD, waiting.result());
    }

    @Test
    void shouldSayWhichTypeIsMissing() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        UnitException refusal = assertThrows(UnitException.class, () -> rig.open("second"));
        assertEquals("The store type 'scripted' is not installed; start the bundle that brings it.",
                refusal.getMessage());
    }

    @Test
    void shouldPassOnTheSentenceOfAStoreThatDoesNotOpen() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.core.addStoreType("scripted", new ScriptedStoreType(Manner.INLINE).failing("No such file."));
        assertEquals("No such file.", assertThrows(UnitException.class, () -> rig.open("second")).getMessage());
    }

    @Test
    void shouldHoldNothingOfADepartedBackEnd() throws Exception {
        VirtualTimer timer = new VirtualTimer();
        Core core = new Core(timer);
        List<Submission> kept = new ArrayList<>();
        List<WeakReference<?>> departed = useAndDepart(timer, core, kept);
        for (WeakReference<?> each : departed) {
            Rig.await(() -> {
                System.gc();
                return each.get() == null;
            });
        }
        assertEquals(0, kept.getFirst().ends());
    }

    /** A frame of its own, so that no local variable keeps what it makes. */
    private static List<WeakReference<?>> useAndDepart(VirtualTimer timer, Core core, List<Submission> kept)
            throws Exception {
        Rig rig = new Rig(Manner.INLINE, timer, core);
        rig.submit(READ_10);
        ScriptedStore store = rig.stores.last();
        rig.depart();
        rig.core.remove("device type tiny", rig.devices);
        kept.add(rig.submit(READ_10));
        return List.of(new WeakReference<>(store), new WeakReference<>(rig.stores), new WeakReference<>(rig.devices));
    }
}
