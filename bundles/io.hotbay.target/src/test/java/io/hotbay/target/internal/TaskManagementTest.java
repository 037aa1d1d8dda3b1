// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.scsi.TaskManagementFunction.ABORT_TASK;
import static io.hotbay.scsi.TaskManagementFunction.ABORT_TASK_SET;
import static io.hotbay.scsi.TaskManagementFunction.BUS_RESET;
import static io.hotbay.scsi.TaskManagementFunction.CLEAR_TASK_SET;
import static io.hotbay.scsi.TaskManagementFunction.LOGICAL_UNIT_RESET;
import static io.hotbay.scsi.TaskManagementFunction.QUERY_TASK;
import static io.hotbay.scsi.TaskManagementFunction.TARGET_COLD_RESET;
import static io.hotbay.scsi.TaskManagementFunction.TARGET_RESET;
import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static io.hotbay.target.internal.TinyDeviceType.TEST_UNIT_READY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.scsi.TaskAttribute;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskManagementTest {

    @Test
    void shouldAbortJustTheTaskOfTheTag() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission first = rig.submit(READ_10);
        Submission second = rig.submit(READ_10);
        assertEquals("FUNCTION_COMPLETE 1", rig.manage(ABORT_TASK, second.command().tag()).answer());
        assertEquals(CommandResult.TERMINATED, second.result());
        assertEquals(0, first.ends());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, first.result());
    }

    @Test
    void shouldCompleteAnAbortOfATaskThatIsNotThere() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission done = rig.submit(READ_10);
        assertEquals("FUNCTION_COMPLETE 0", rig.manage(ABORT_TASK, done.command().tag()).answer());
        assertEquals(1, done.ends());
    }

    @Test
    void shouldTellTheCommandsBeforeTheFunction() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Submission read = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE).whenDone(() -> order.add("command"));
            rig.nexus.submit(read.command());
        }
        rig.nexus.manage(new TaskManagementRequest(ABORT_TASK_SET, 0, 0, 0),
                new Management().whenDone(() -> order.add("function")));
        assertEquals(List.of("command", "command", "function"), order);
    }

    @Test
    void shouldFailAtTheAbortDeadlineAndLetTheCommandGoOn() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission read = rig.submit(READ_10);
        Management abort = rig.manage(ABORT_TASK, read.command().tag());
        assertFalse(abort.isDone());
        rig.timer.advance(Rig.ABORT);
        assertEquals("FAILED 0", abort.answer());
        assertEquals(0, read.ends());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, read.result());
        assertEquals(512, read.transferred());
        assertEquals("FAILED 0", abort.answer());
    }

    @Test
    void shouldAnswerAfterACommandThatIsJustBeingTold() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        List<Management> functions = new ArrayList<>();
        Submission read = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE);
        read.whenDone(() -> {
            functions.add(rig.manage(ABORT_TASK, read.command().tag()));
            assertFalse(functions.getFirst().isDone());
        });
        rig.nexus.submit(read.command());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, read.result());
        assertEquals("FUNCTION_COMPLETE 0", functions.getFirst().answer());
        assertEquals(0, rig.unit.counters().internalErrors());
    }

    @Test
    void shouldAbortACommandThatIsJustGettingAnotherAttempt() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission read = rig.submit(READ_10);
        Thread departing = rig.departing();
        List<Management> functions = new ArrayList<>();
        // one that has given up is asked last before the old attempt ends
        ((Unit) rig.unit).forEachTask(task -> task.terminate(() -> {
            functions.add(rig.manage(ABORT_TASK, read.command().tag()));
            return false;
        }));
        rig.stores.last().end(StoreOutcome.GONE);
        departing.join();
        assertEquals("FUNCTION_COMPLETE 1", functions.getFirst().answer());
        assertEquals(CommandResult.TERMINATED, read.result());
        assertEquals(0, rig.arrive(Manner.INLINE).last().begun());
        assertEquals(1, read.ends());
    }

    @Test
    void shouldEndWhenTheStoreReturnsBeforeTheDeadline() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission read = rig.submit(READ_10);
        Management abort = rig.manage(ABORT_TASK, read.command().tag());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.TERMINATED, read.result());
        assertEquals("FUNCTION_COMPLETE 1", abort.answer());
        assertEquals(0, rig.timer.pending());
    }

    @Test
    void shouldTerminateByAResetWhatAnAbortCouldNot() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission read = rig.submit(READ_10);
        Management abort = rig.manage(ABORT_TASK, read.command().tag());
        rig.timer.advance(Rig.ABORT);
        Management reset = rig.manage(LOGICAL_UNIT_RESET);
        rig.stores.last().end(StoreOutcome.GONE);
        assertEquals("FAILED 0", abort.answer());
        assertEquals("FUNCTION_COMPLETE 1", reset.answer());
        assertEquals(CommandResult.TERMINATED, read.result());
    }

    @Test
    void shouldAbortOnlyTheTasksOfItsOwnNexus() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission mine = rig.submit(READ_10);
        Submission other = rig.submit(rig.connect("6"), READ_10);
        assertEquals("FUNCTION_COMPLETE 1", rig.manage(ABORT_TASK_SET).answer());
        assertEquals(CommandResult.TERMINATED, mine.result());
        assertEquals(0, other.ends());
    }

    @Test
    void shouldClearTheTasksOfAllAndTellTheOthers() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Nexus otherNexus = rig.connect("6");
        Submission mine = rig.submit(READ_10);
        Submission other = rig.submit(otherNexus, READ_10);
        assertEquals("FUNCTION_COMPLETE 2", rig.manage(CLEAR_TASK_SET).answer());
        assertEquals(CommandResult.TERMINATED, mine.result());
        assertEquals(CommandResult.TERMINATED, other.result());
        assertEquals("6/2F/00", rig.submit(otherNexus, TEST_UNIT_READY).senseCode());
        assertEquals(CommandResult.GOOD, rig.submit(TEST_UNIT_READY).result());
    }

    @ParameterizedTest
    @CsvSource({"LOGICAL_UNIT_RESET,6/29/00", "TARGET_RESET,6/29/03", "BUS_RESET,6/29/02"})
    void shouldEndTheTasksOfAllAndRaiseUnitAttentionsForAll(TaskManagementFunction reset, String attention)
            throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Nexus otherNexus = rig.connect("6");
        Submission mine = rig.submit(READ_10);
        Submission other = rig.submit(otherNexus, READ_10);
        assertEquals("FUNCTION_COMPLETE 2", rig.manage(reset).answer());
        assertEquals(CommandResult.TERMINATED, mine.result());
        assertEquals(CommandResult.TERMINATED, other.result());
        assertEquals(1, rig.devices.resets);
        assertEquals(attention, rig.submit(TEST_UNIT_READY).senseCode());
        assertEquals(attention, rig.submit(otherNexus, TEST_UNIT_READY).senseCode());
        assertEquals(CommandResult.GOOD, rig.submit(TEST_UNIT_READY).result());
    }

    @Test
    void shouldResetEachUnitOfTheBusOnce() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.port.map(3, 0, rig.unit);
        assertEquals("FUNCTION_COMPLETE 0", rig.manage(BUS_RESET).answer());
        assertEquals(1, rig.devices.resets);
    }

    @Test
    void shouldQueryTasks() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission read = rig.submit(READ_10);
        assertEquals("FUNCTION_SUCCEEDED 0", rig.manage(QUERY_TASK, read.command().tag()).answer());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals("FUNCTION_COMPLETE 0", rig.manage(QUERY_TASK, read.command().tag()).answer());
    }

    @ParameterizedTest
    @EnumSource(value = TaskManagementFunction.class, mode = EnumSource.Mode.EXCLUDE,
            names = {"BUS_RESET", "I_T_NEXUS_RESET", "CLEAR_ACA", "QUERY_ASYNCHRONOUS_EVENT"})
    void shouldAnswerForAddressesWithoutAUnit(TaskManagementFunction function) throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Management noTarget = new Management();
        rig.nexus.manage(new TaskManagementRequest(function, 5, 0, 1), noTarget);
        assertEquals("NO_TARGET 0", noTarget.answer());
        Management noUnit = new Management();
        rig.nexus.manage(new TaskManagementRequest(function, 0, 9, 1), noUnit);
        boolean anyUnit = function == TARGET_RESET || function == TARGET_COLD_RESET;
        assertEquals(anyUnit ? "FUNCTION_COMPLETE 0" : "INCORRECT_LOGICAL_UNIT_NUMBER 0", noUnit.answer());
    }

    @Test
    void shouldReleaseAnOrderedTaskWhenTheOnesBeforeItAreAborted() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission first = rig.submit(READ_10);
        Submission ordered = rig.submit(READ_10, TaskAttribute.ORDERED);
        assertEquals(1, rig.stores.last().begun());
        rig.manage(ABORT_TASK, first.command().tag());
        assertEquals(2, rig.stores.last().begun());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, ordered.result());
    }

    @Test
    void shouldTreatAnExclusiveRowAsOrdered() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        rig.submit(READ_10);
        rig.submit(TinyDeviceType.EXCLUSIVE);
        rig.submit(READ_10);
        assertEquals(1, rig.stores.last().begun());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(2, rig.stores.last().begun());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(3, rig.stores.last().begun());
    }
}
