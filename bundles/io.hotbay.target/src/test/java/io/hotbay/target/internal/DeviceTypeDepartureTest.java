// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.FLUSH_AND_WRITE;
import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Device type and store have lives of their own. */
class DeviceTypeDepartureTest {

    @Test
    void shouldKeepTheStoreOpenWhileTheDeviceTypeIsAway() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        ScriptedStore store = rig.stores.last();
        rig.departDevices();
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertFalse(store.isClosed());
        Submission waiting = rig.submit(READ_10);
        assertEquals(0, waiting.ends());
        TinyDeviceType successor = rig.arriveDevices();
        assertEquals(CommandResult.GOOD, waiting.result());
        assertSame(store, rig.stores.last());
        assertEquals(1, store.begun());
        assertEquals(2, successor.lives);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void shouldCloseTheStoreWhenBothDepartAndGoOnWhenBothAreBack(boolean storeLeavesFirst, boolean storeComesFirst)
            throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        ScriptedStore store = rig.stores.last();
        inOrder(storeLeavesFirst, rig::depart, rig::departDevices);
        assertTrue(store.isClosed());
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertEquals(1, rig.unit.counters().parked());
        Submission waiting = rig.submit(READ_10);
        List<TinyDeviceType> successors = new ArrayList<>();
        inOrder(storeComesFirst, () -> rig.arrive(Manner.INLINE), () -> successors.add(rig.arriveDevices()));
        assertEquals(CommandResult.GOOD, waiting.result());
        assertEquals(2, successors.getFirst().lives);
    }

    private static void inOrder(boolean asWritten, Runnable first, Runnable second) {
        (asWritten ? first : second).run();
        (asWritten ? second : first).run();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void shouldCloseTheStoreWhenBothDepartWithACommandInside(boolean storeLeavesFirst) throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        ScriptedStore store = rig.stores.last();
        Submission inside = rig.submit(READ_10);
        Thread first = storeLeavesFirst ? rig.departing() : rig.departingDevices();
        Thread second = Thread.ofPlatform().start(storeLeavesFirst ? rig::departDevices : rig::depart);
        store.end(StoreOutcome.DONE);
        first.join();
        second.join();
        assertEquals(CommandResult.GOOD, inside.result());
        assertTrue(store.isClosed());
        assertEquals(GateState.PARKED, rig.unit.gate());
        rig.arriveDevices();
        assertEquals(GateState.PARKED, rig.unit.gate());
        rig.arrive(Manner.INLINE);
        assertEquals(GateState.OPEN, rig.unit.gate());
    }

    @ParameterizedTest
    @CsvSource({READ_10, FLUSH_AND_WRITE})
    void shouldReplayOverTheSameStoreWhatWasRecalledAtTheDrainDeadline(String cdb) throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        ScriptedStore store = rig.stores.last();
        Submission inside = rig.submit(cdb);
        departPastDeadline(rig);
        assertEquals(0, inside.ends());
        assertEquals(0, store.held());
        store.manner(Manner.INLINE);
        rig.arriveDevices();
        assertEquals(CommandResult.GOOD, inside.result());
        assertEquals(1, rig.unit.counters().replayed());
    }

    @Test
    void shouldKeepTheSuccessorShutUntilWhatHangsInTheStoreReturns() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        ScriptedStore store = rig.stores.last();
        Submission hung = rig.submit(READ_10);
        departPastDeadline(rig);
        Submission waiting = rig.submit(READ_10);
        rig.arriveDevices();
        assertEquals(GateState.DRAINING, rig.unit.gate());
        assertEquals(1, store.begun());
        store.manner(Manner.INLINE);
        store.end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, hung.result());
        assertEquals(CommandResult.GOOD, waiting.result());
        assertEquals(GateState.OPEN, rig.unit.gate());
    }

    @Test
    void shouldRecallWhatTheStoreStillHoldsOfADepartedDeviceType() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission hung = rig.submit(READ_10);
        departPastDeadline(rig);
        rig.stores.last().manner(Manner.HOLDING);
        assertEquals("FUNCTION_COMPLETE 1", rig.manage(TaskManagementFunction.ABORT_TASK_SET).answer());
        assertEquals(CommandResult.TERMINATED, hung.result());
    }

    @Test
    void shouldKeepTheStoreForTheNextDeviceTypeWhenOneFails() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        ScriptedStore store = rig.stores.last();
        rig.departDevices();
        TinyDeviceType failing = new TinyDeviceType();
        failing.failure = new IllegalStateException("thrown by the test");
        rig.core.addDeviceType("tiny", failing);
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertFalse(store.isClosed());
        rig.arriveDevices();
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
        assertEquals(1, store.begun());
    }

    @Test
    void shouldGoOnWithADeviceTypeThatCameDuringTheDrain() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        ScriptedStore store = rig.stores.last();
        rig.submit(READ_10);
        Thread departing = rig.departingDevices();
        Thread arriving = Thread.ofPlatform().start(rig::arriveDevices);
        store.end(StoreOutcome.DONE);
        departing.join();
        arriving.join();
        assertEquals(GateState.OPEN, rig.unit.gate());
        rig.submit(READ_10);
        assertEquals(2, store.begun());
        assertEquals(1, rig.unit.counters().parked());
    }

    @Test
    void shouldNotOpenAStoreWhoseTypeLeftWhileTheOneBeforeDrained() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        rig.submit(READ_10);
        Thread departing = rig.departing();
        ScriptedStoreType brief = new ScriptedStoreType(Manner.INLINE);
        Thread passing = Thread.ofPlatform().start(() -> {
            rig.core.addStoreType("scripted", brief);
            rig.core.remove("store type scripted", brief);
        });
        rig.stores.last().end(StoreOutcome.DONE);
        departing.join();
        passing.join();
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertTrue(brief.last() == null || brief.last().isClosed());
        Submission waiting = rig.submit(READ_10);
        rig.arrive(Manner.INLINE);
        assertEquals(CommandResult.GOOD, waiting.result());
    }

    @Test
    void shouldCloseTheStoreWhenTheUnitClosesWithoutADeviceType() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.departDevices();
        rig.unit.close();
        assertTrue(rig.stores.last().isClosed());
        rig.arriveDevices();
        assertEquals(GateState.PARKED, rig.unit.gate());
    }

    enum Departing { STORE, DEVICES }

    @ParameterizedTest
    @EnumSource
    void shouldCloseOnceWhenTheUnitClosesDuringADeparture(Departing what) throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        ScriptedStore store = rig.stores.last();
        Submission inside = rig.submit(READ_10);
        Thread departing = what == Departing.STORE ? rig.departing() : rig.departingDevices();
        Thread closing = Thread.ofPlatform().start(rig.unit::close);
        store.end(StoreOutcome.DONE);
        departing.join();
        closing.join();
        assertEquals(1, inside.ends());
        assertTrue(store.isClosed());
        assertEquals(GateState.PARKED, rig.unit.gate());
        assertEquals(0, rig.unit.counters().inside());
    }

    @Test
    void shouldCloseASuccessorThatComesBetweenTheStepsOfAClose() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        ((Unit) rig.unit).passage().shut(CommandResult.TERMINATED);
        ScriptedStoreType successor = rig.arrive(Manner.INLINE);
        rig.unit.close();
        assertTrue(successor.last().isClosed());
        assertNull(((Unit) rig.unit).backEnd());
    }

    @Test
    void shouldResetTheSuccessorWhenTheResetCameWhileTheStateWasTold() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.devices.whenAskedForState = () -> rig.manage(TaskManagementFunction.LOGICAL_UNIT_RESET);
        rig.departDevices();
        assertEquals(1, rig.arriveDevices().resets);
    }

    @Test
    void shouldHoldNothingOfADepartedDeviceTypeOverAnOpenStore() throws Exception {
        List<Object> kept = new ArrayList<>();
        WeakReference<?> departed = useAndDepart(kept);
        Rig.await(() -> {
            System.gc();
            return departed.get() == null;
        });
        assertEquals(4, kept.size());
    }

    /** A frame of its own, so that no local variable keeps what it makes. One command hangs, two wait. */
    private static WeakReference<?> useAndDepart(List<Object> kept) throws Exception {
        VirtualTimer timer = new VirtualTimer();
        Core core = new Core(timer);
        Rig rig = new Rig(Manner.HANGING, timer, core);
        kept.add(core);
        kept.add(rig.submit(READ_10));
        Thread departing = rig.departingDevices();
        kept.add(rig.submit(READ_10));
        rig.timer.advance(Rig.DRAIN);
        departing.join();
        kept.add(rig.submit(READ_10));
        return new WeakReference<>(rig.devices);
    }

    private static void departPastDeadline(Rig rig) throws InterruptedException {
        Thread departing = rig.departingDevices();
        rig.timer.advance(Rig.DRAIN);
        departing.join();
    }
}
