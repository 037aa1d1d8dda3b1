// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static io.hotbay.target.internal.TinyDeviceType.TEST_UNIT_READY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.scsi.TaskAttribute;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class NexusLossTest {

    @Test
    void shouldDropCommandsThatCanBeRecalledWithoutAWord() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(READ_10);
        assertEquals(0, rig.nexus.lose());
        assertEquals(0, inside.ends());
        assertEquals(1, inside.returns());
        assertEquals(0, rig.unit.counters().inside());
        assertEquals(GateState.OPEN, rig.unit.gate());
    }

    @Test
    void shouldDropWaitingCommandsWithoutAWord() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.depart();
        Submission waiting = rig.submit(READ_10);
        assertEquals(0, rig.nexus.lose());
        assertEquals(1, waiting.returns());
        rig.arrive(Manner.INLINE);
        assertEquals(0, waiting.ends());
        assertEquals(1, waiting.returns());
        assertEquals(0, rig.unit.counters().waiting());
    }

    @Test
    void shouldFenceTheUnitUntilTheOrphanReturns() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission orphan = rig.submit(READ_10);
        assertEquals(1, rig.nexus.lose());
        assertEquals(GateState.DRAINING, rig.unit.gate());
        Nexus newLife = rig.port.connect(new TransportId(TransportProtocol.PARALLEL_SCSI, "7"));
        assertEquals("6/29/01", rig.submit(newLife, TEST_UNIT_READY).senseCode());
        Submission waiting = rig.submit(newLife, TEST_UNIT_READY);
        assertEquals(0, waiting.ends());
        assertEquals(0, orphan.returns(), "its buffer is in use");
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(1, orphan.returns());
        assertEquals(GateState.OPEN, rig.unit.gate());
        assertEquals(CommandResult.GOOD, waiting.result());
        assertEquals(0, orphan.ends());
    }

    @Test
    void shouldCountTheOrphansOfUnitsThatWereUnmappedBefore() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission orphan = rig.submit(READ_10);
        rig.port.unmap(0, 0);
        assertEquals(1, rig.nexus.lose(), "it may still write to the initiator's memory");
        assertEquals(0, orphan.returns());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(1, orphan.returns());
        assertEquals(0, orphan.ends());
    }

    @Test
    void shouldNotLetAGuestFillTheLogByResets() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(Gate.class.getName());
        log.addHandler(handler);
        try {
            Rig rig = new Rig(Manner.HANGING);
            rig.submit(READ_10);
            rig.nexus.lose();
            rig.stores.last().end(StoreOutcome.DONE);
            assertEquals(GateState.OPEN, rig.unit.gate());
            assertEquals(List.of(), lines);
            rig.depart();
            assertEquals(2, lines.size(), "what an operator does is told");
        } finally {
            log.removeHandler(handler);
        }
    }

    @Test
    void shouldEndCommandsThatWaitBehindTheFenceForTooLong() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        rig.submit(READ_10);
        rig.nexus.lose();
        Nexus newLife = rig.connect("7");
        Submission waiting = rig.submit(newLife, TEST_UNIT_READY);
        rig.timer.advance(Rig.PARK);
        assertEquals("2/04/01", waiting.senseCode());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, rig.submit(newLife, TEST_UNIT_READY).result());
    }

    @Test
    void shouldCountCommandsThatHangInAUnitThatWasUnmapped() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission orphan = rig.submit(READ_10);
        rig.port.unmap(0, 0);
        assertEquals(1, rig.nexus.lose());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(0, orphan.ends());
        assertEquals(GateState.OPEN, rig.unit.gate());
    }

    @Test
    void shouldForgetUnitsThatWereUnmappedWhenTheirCommandsHaveReturned() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        rig.submit(READ_10);
        rig.port.unmap(0, 0);
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(0, rig.nexus.lose());
    }

    @Test
    void shouldCountACommandWhoseListenerIsJustTold() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        List<Integer> orphans = new ArrayList<>();
        Submission read = rig.prepare(0, 0, READ_10, TaskAttribute.SIMPLE)
                .whenDone(() -> orphans.add(rig.nexus.lose()));
        rig.nexus.submit(read.command());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(List.of(1), orphans);
        assertEquals(1, read.ends());
        assertEquals(GateState.OPEN, rig.unit.gate());
    }

    @Test
    void shouldNotReplayAnOrphan() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        rig.submit(READ_10);
        rig.nexus.lose();
        rig.departPastDeadline();
        ScriptedStoreType successor = rig.arrive(Manner.INLINE);
        rig.stores.last().end(StoreOutcome.GONE);
        assertEquals(GateState.OPEN, rig.unit.gate());
        assertEquals(0, successor.last().begun());
    }

    @Test
    void shouldNotAnswerAFunctionOfALostNexus() throws Exception {
        Rig rig = new Rig(Manner.HANGING);
        Submission read = rig.submit(READ_10);
        Management abort = rig.manage(TaskManagementFunction.ABORT_TASK, read.command().tag());
        rig.nexus.lose();
        rig.timer.advance(Rig.ABORT);
        rig.stores.last().end(StoreOutcome.DONE);
        assertFalse(abort.isDone());
        assertEquals(0, read.ends());
    }

    @Test
    void shouldIgnoreCommandsAfterTheLoss() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.nexus.lose();
        Submission late = rig.submit(READ_10);
        assertEquals(0, late.ends());
        assertEquals(1, late.returns());
        assertEquals(0, rig.nexus.lose());
    }

    @Test
    void shouldLoseAllWhenThePortCloses() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Submission inside = rig.submit(READ_10);
        rig.port.close();
        assertEquals(0, inside.ends());
        assertEquals(GateState.OPEN, rig.unit.gate());
        assertFalse(rig.stores.last().isClosed());
    }
}
