// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.FLUSH_AND_THROW;
import static io.hotbay.target.internal.TinyDeviceType.FLUSH_AND_WRITE;
import static io.hotbay.target.internal.TinyDeviceType.FLUSH_AND_WRITE_ONCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.internal.ScriptedStore.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of more than one store operation. */
class StepTest {

    @Test
    void shouldDoOneOperationAfterTheOther() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission command = rig.submit(FLUSH_AND_WRITE);
        assertEquals(1, rig.stores.last().begun());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(2, rig.stores.last().begun());
        assertEquals(0, command.ends());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, command.result());
        assertEquals(512, command.transferred());
    }

    @Test
    void shouldTellTheStepOfAFailure() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission command = rig.submit(FLUSH_AND_WRITE);
        rig.stores.last().end(StoreOutcome.WRITE_FAILED);
        assertEquals("3/0C/00", command.senseCode());
        assertEquals(1, rig.stores.last().begun());
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void shouldRecallWhicheverOperationIsUnderWay(int done) throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission command = rig.submit(FLUSH_AND_WRITE);
        for (int i = 0; i < done; i++) {
            rig.stores.last().end(StoreOutcome.DONE);
        }
        assertEquals("FUNCTION_COMPLETE 1", abort(rig, command).answer());
        assertEquals(CommandResult.TERMINATED, command.result());
        assertEquals(done + 1, rig.stores.last().begun());
        assertEquals(0, rig.stores.last().held());
    }

    @Test
    void shouldBeginNothingMoreAfterARecallThatTheStoreCouldNotFollow() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission command = rig.submit(FLUSH_AND_WRITE);
        Management abort = abort(rig, command);
        assertFalse(abort.isDone());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals("FUNCTION_COMPLETE 1", abort.answer());
        assertEquals(CommandResult.TERMINATED, command.result());
        assertEquals(1, rig.stores.last().begun());
    }

    @Test
    void shouldAbortACommandWhoseOperationReturnsAfterTheDeadlineOfTheFunction() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission command = rig.submit(FLUSH_AND_WRITE);
        Management abort = abort(rig, command);
        rig.timer.advance(Rig.ABORT);
        assertEquals("FAILED 0", abort.answer());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals("B/00/00", command.senseCode());
    }

    @ParameterizedTest
    @CsvSource({FLUSH_AND_WRITE + ",0,", FLUSH_AND_WRITE + ",1,", FLUSH_AND_WRITE_ONCE + ",0,",
        FLUSH_AND_WRITE_ONCE + ",1,B/00/00"})
    void shouldReplayACommandOfWhichSomethingWasDoneOnlyWhenItIsIdempotent(String cdb, int done, String sense)
            throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission command = rig.submit(cdb);
        for (int i = 0; i < done; i++) {
            rig.stores.last().end(StoreOutcome.DONE);
        }
        rig.departPastDeadline();
        if (sense == null) {
            assertEquals(0, command.ends());
            assertEquals(2, rig.arrive(Manner.INLINE).last().begun());
            assertEquals(CommandResult.GOOD, command.result());
        } else {
            assertEquals(sense, command.senseCode());
        }
    }

    @Test
    void shouldReportInternalTargetFailureWhenAStepThrows() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission thrown = rig.submit(FLUSH_AND_THROW);
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals("4/44/00", thrown.senseCode());
        assertEquals(1, rig.unit.counters().internalErrors());
        assertEquals(0, rig.unit.counters().inside());
    }

    private static Management abort(Rig rig, Submission command) {
        return rig.manage(TaskManagementFunction.ABORT_TASK, command.command().tag());
    }
}
