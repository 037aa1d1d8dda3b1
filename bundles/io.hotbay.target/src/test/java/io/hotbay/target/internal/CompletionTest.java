// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.TaskAttribute;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    @Test
    void shouldCompleteOnceInlineWithTheAnnouncedBytes() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission read = rig.submit(READ_10);
        assertEquals(CommandResult.GOOD, read.result());
        assertEquals(512, read.transferred());
        assertEquals(0, rig.unit.counters().inside());
    }

    @Test
    void shouldCompleteOnceWhenTheStoreCompletesLater() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission read = rig.submit(READ_10);
        assertEquals(0, read.ends());
        assertEquals(1, rig.unit.counters().inside());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, read.result());
        assertEquals(0, rig.unit.counters().inside());
    }

    @Test
    void shouldCountASecondCompletionAndIgnoreIt() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission twice = rig.submit(TinyDeviceType.COMPLETE_TWICE);
        assertEquals(CommandResult.GOOD, twice.result());
        assertEquals(1, rig.unit.counters().internalErrors());
        assertEquals(0, rig.unit.counters().inside());
    }

    @Test
    void shouldReportInternalTargetFailureWhenAHandlerThrows() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission thrown = rig.submit(TinyDeviceType.THROW);
        assertEquals("4/44/00", thrown.senseCode());
        assertEquals(1, rig.unit.counters().internalErrors());
        assertEquals(0, rig.unit.counters().inside());
    }

    @Test
    void shouldKeepTheResultOfAHandlerThatThrowsAfterwards() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission thrown = rig.submit(TinyDeviceType.COMPLETE_AND_THROW);
        assertEquals(CommandResult.GOOD, thrown.result());
        assertEquals(1, rig.unit.counters().internalErrors());
        assertEquals(0, rig.unit.counters().inside());
    }

    @Test
    void shouldLeaveTheGateWhenAListenerThrows() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission read = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE).whenDone(() -> {
            throw new IllegalStateException("thrown by the test");
        });
        rig.nexus.submit(read.command());
        assertEquals(1, read.ends());
        assertEquals(0, rig.unit.counters().inside());
        assertEquals(1, rig.unit.counters().internalErrors());
    }

    @ParameterizedTest
    @CsvSource({
        "READ_FAILED,3/11/00", "WRITE_FAILED,3/0C/00", "NO_SPACE,7/27/07", "READ_ONLY,7/27/00", "UNSUPPORTED,5/20/00",
        "CANCELLED,B/00/00", "GONE,4/08/00"
    })
    void shouldTurnStoreOutcomesIntoSense(StoreOutcome outcome, String sense) throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission read = rig.submit(READ_10);
        rig.stores.last().end(outcome);
        assertEquals(sense, read.senseCode());
        assertEquals(0, read.transferred());
    }

    @Test
    void shouldEndCommandsTerminatedWhenTheUnitCloses() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(READ_10);
        rig.unit.close();
        assertEquals(CommandResult.TERMINATED, inside.result());
        assertEquals(true, rig.stores.last().isClosed());
        assertEquals(CommandResult.NO_TARGET, rig.submit(READ_10).result());
    }

    @Test
    void shouldEndWaitingCommandsTerminatedWhenAParkedUnitCloses() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        rig.depart();
        Submission waiting = rig.submit(READ_10);
        rig.unit.close();
        assertEquals(CommandResult.TERMINATED, waiting.result());
        rig.arrive(Manner.INLINE);
        assertEquals(1, waiting.ends());
    }

    @Test
    void shouldEndACommandThatHangsWhenItReturnsAfterTheClose() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission hung = rig.submit(READ_10);
        int before = rig.timer.scheduled();
        Thread closing = Thread.ofPlatform().daemon().start(rig.unit::close);
        Rig.await(() -> rig.timer.scheduled() > before);
        rig.timer.advance(Rig.DRAIN);
        closing.join();
        assertEquals(0, hung.ends());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.TERMINATED, hung.result());
    }

    @Test
    void shouldEndCommandsTerminatedWhenTheUnitIsUnmapped() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(READ_10);
        rig.port.unmap(0, 0);
        assertEquals(CommandResult.TERMINATED, inside.result());
        assertEquals(CommandResult.NO_TARGET, rig.submit(READ_10).result());
        assertEquals(false, rig.stores.last().isClosed());
    }

    @Test
    void shouldAllowTheListenerToUseItsCommandAgain() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        List<Submission> ends = new ArrayList<>();
        Submission read = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE);
        read.whenDone(() -> {
            ends.add(read);
            if (ends.size() < 3) {
                rig.nexus.submit(read.command());
            }
        });
        rig.nexus.submit(read.command());
        assertEquals(3, read.ends());
        assertEquals(0, rig.unit.counters().inside());
    }
}
