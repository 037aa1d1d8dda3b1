// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.api.GateState.DRAINING;
import static io.hotbay.target.api.GateState.OPEN;
import static io.hotbay.target.api.GateState.PARKED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private final List<String> log = new ArrayList<>();
    private final VirtualTimer timer = new VirtualTimer();
    private final Gate gate = new Gate("unit", Deadlines.DEFAULT, timer, CommandResult.BUSY);

    /** A task that writes what happens to it into the log. */
    private class Probe implements Gated {

        private final String name;
        private final boolean ordered;
        private final boolean head;
        private boolean endedEarly;

        Probe(String name, boolean ordered, boolean head) {
            this.name = name;
            this.ordered = ordered;
            this.head = head;
        }

        @Override
        public Ordering ordering() {
            if (ordered) {
                return Ordering.ORDERED;
            }
            return head ? Ordering.HEAD_OF_QUEUE : Ordering.SIMPLE;
        }

        @Override
        public boolean isWaiting() {
            return !endedEarly;
        }

        @Override
        public boolean begin() {
            return !endedEarly;
        }

        @Override
        public void run() {
            log.add(name);
        }

        @Override
        public void refuse(CommandResult result) {
            log.add(name + " refused");
        }
    }

    private Probe simple(String name) {
        return admit(new Probe(name, false, false));
    }

    private Probe ordered(String name) {
        return admit(new Probe(name, true, false));
    }

    private Probe head(String name) {
        return admit(new Probe(name, false, true));
    }

    private void open() {
        gate.open("test");
        gate.release();
    }

    private Probe admit(Probe probe) {
        gate.admit(probe);
        return probe;
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,OPEN,false", "OPEN,DRAINING,true", "OPEN,PARKED,false",
        "DRAINING,OPEN,true", "DRAINING,DRAINING,false", "DRAINING,PARKED,true",
        "PARKED,OPEN,true", "PARKED,DRAINING,true", "PARKED,PARKED,false"
    })
    void shouldFollowItsTransitionTable(GateState from, GateState to, boolean allowed) {
        if (from != OPEN) {
            gate.become(DRAINING, "test");
        }
        if (from == PARKED) {
            gate.become(PARKED, "test");
        }
        if (allowed) {
            gate.become(to, "why");
            assertEquals(to, gate.state());
            assertEquals("why", gate.reason());
        } else {
            assertThrows(IllegalStateException.class, () -> gate.become(to, "why"));
            assertEquals(from, gate.state());
        }
    }

    @Test
    void shouldRunSimpleTasksAtOnceWhileOpen() {
        simple("a");
        simple("b");
        assertEquals(List.of("a", "b"), log);
        assertEquals(2, gate.inside());
    }

    @Test
    void shouldLetAnOrderedTaskWaitForAllBeforeItAndOthersForIt() {
        Probe a = simple("a");
        Probe b = simple("b");
        Probe ordered = ordered("ordered");
        simple("c");
        assertEquals(List.of("a", "b"), log);
        gate.exit(a);
        assertEquals(List.of("a", "b"), log);
        gate.exit(b);
        assertEquals(List.of("a", "b", "ordered"), log);
        gate.exit(ordered);
        assertEquals(List.of("a", "b", "ordered", "c"), log);
    }

    @Test
    void shouldRunSimpleTasksAtOnceAgainAfterAnOrderedOne() {
        gate.exit(ordered("ordered"));
        simple("a");
        simple("b");
        assertEquals(List.of("ordered", "a", "b"), log);
        assertEquals(0, gate.waiting());
    }

    @Test
    void shouldLetHeadOfQueuePassThoseThatWaitAndAnOrderedTaskInside() {
        Probe ordered = ordered("ordered");
        simple("a");
        Probe head = head("head");
        assertEquals(List.of("ordered", "head"), log);
        gate.exit(ordered);
        assertEquals(List.of("ordered", "head"), log);
        gate.exit(head);
        assertEquals(List.of("ordered", "head", "a"), log);
    }

    @Test
    void shouldReleaseInOrderOfArrivalHeadOfQueueFirst() {
        gate.drain("test");
        gate.park("test");
        simple("a");
        simple("b");
        Probe head = head("head");
        simple("c");
        assertEquals(List.of(), log);
        assertEquals(4, gate.waiting());
        open();
        gate.exit(head);
        assertEquals(List.of("head", "a", "b", "c"), log);
    }

    @Test
    void shouldReleaseReplaysBeforeAllOthers() {
        Probe inside = simple("inside");
        gate.drain("test");
        head("head");
        gate.again(new Probe("again", false, false));
        gate.exit(inside);
        gate.park("test");
        open();
        assertEquals(List.of("inside", "again", "head"), log);
    }

    @Test
    void shouldForgetATaskThatEndedWhileItWaited() {
        gate.drain("test");
        gate.park("test");
        Probe gone = simple("gone");
        simple("a");
        gone.endedEarly = true;
        gate.forget(gone);
        assertEquals(1, gate.waiting());
        open();
        assertEquals(List.of("a"), log);
    }

    @Test
    void shouldNotCountATaskThatEndedBeforeItBegan() {
        Probe gone = new Probe("gone", false, false);
        gone.endedEarly = true;
        gate.admit(gone);
        assertEquals(0, gate.inside());
        assertEquals(List.of(), log);
    }

    @Test
    void shouldReleaseWhenAForgottenOrderedTaskBlockedTheOthers() {
        Probe inside = simple("inside");
        Probe ordered = ordered("ordered");
        simple("a");
        ordered.endedEarly = true;
        gate.forget(ordered);
        assertEquals(List.of("inside", "a"), log);
        gate.exit(inside);
    }

    @Test
    void shouldOpenTheDrainWhenTheLastTaskHasLeft() {
        Probe inside = simple("inside");
        var quiet = gate.drain("test");
        assertEquals(1, quiet.getCount());
        gate.exit(inside);
        assertEquals(0, quiet.getCount());
        assertEquals(DRAINING, gate.state());
    }

    @Test
    void shouldOpenTheDrainAtItsDeadline() {
        simple("inside");
        var quiet = gate.drain("test");
        timer.advance(Deadlines.DEFAULT.drain());
        assertEquals(0, quiet.getCount());
        assertEquals(1, gate.inside());
    }

    @Test
    void shouldRefuseAtTheParkDeadlineUntilASuccessorComes() {
        gate.drain("test");
        gate.park("test");
        simple("a");
        timer.advance(Deadlines.DEFAULT.park());
        simple("b");
        assertEquals(List.of("a refused", "b refused"), log);
        open();
        simple("c");
        assertEquals(List.of("a refused", "b refused", "c"), log);
        assertEquals(0, timer.pending());
    }

    @Test
    void shouldOpenAFenceWhenTheLastTaskHasLeft() {
        Probe orphan = simple("orphan");
        gate.fence("test");
        simple("a");
        assertEquals(DRAINING, gate.state());
        assertEquals(List.of("orphan"), log);
        gate.exit(orphan);
        assertEquals(OPEN, gate.state());
        assertEquals(List.of("orphan", "a"), log);
    }

    @Test
    void shouldGiveAFenceTheParkDeadline() {
        Probe orphan = simple("orphan");
        gate.fence("test");
        simple("a");
        timer.advance(Deadlines.DEFAULT.park());
        assertEquals(List.of("orphan", "a refused"), log);
        gate.exit(orphan);
        simple("b");
        assertEquals(List.of("orphan", "a refused", "b"), log);
    }

    @Test
    void shouldOpenAFenceThatTheLastTaskLeftWhileItWasRaised() {
        Probe orphan = simple("orphan");
        // the line in the log comes between the look at those inside and the change of state
        whenLogged(() -> gate.exit(orphan));
        gate.fence("test");
        assertEquals(OPEN, gate.state());
        simple("a");
        assertEquals(List.of("orphan", "a"), log);
    }

    /** Does something, once, when the gate next logs a line. */
    private static void whenLogged(Runnable action) {
        Logger logger = Logger.getLogger(Gate.class.getName());
        logger.setLevel(Level.FINE);
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                logger.setLevel(null);
                logger.removeHandler(this);
                action.run();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    @Test
    void shouldNotKeepATaskThatEndedBeforeItCame() {
        gate.drain("test");
        gate.park("test");
        Probe ended = new Probe("ended", false, false);
        ended.endedEarly = true;
        gate.admit(ended);
        assertEquals(0, gate.waiting());
    }

    @Test
    void shouldParkAgainAndAgainWhenThereIsMoreToDepart() {
        gate.drain("first");
        gate.park("first");
        gate.shut(CommandResult.TERMINATED);
        gate.drain("second");
        gate.park("second");
        assertEquals(PARKED, gate.state());
        assertEquals("second", gate.reason());
        assertEquals(1, gate.parkedCount());
    }

    @Test
    void shouldNotReopenAFenceOfAClosedUnit() {
        Probe orphan = simple("orphan");
        gate.fence("test");
        gate.shut(CommandResult.TERMINATED);
        gate.exit(orphan);
        simple("a");
        assertEquals(List.of("orphan", "a refused"), log);
    }

    @Test
    void shouldStayShutAfterTheSuccessorOfAClosedUnit() {
        gate.drain("test");
        gate.park("test");
        simple("a");
        gate.shut(CommandResult.TERMINATED);
        open();
        simple("b");
        assertEquals(PARKED, gate.state());
        assertEquals(List.of("a refused", "b refused"), log);
    }

    @Test
    void shouldNotNestTasksThatCompleteWithinTheirRun() {
        gate.drain("test");
        gate.park("test");
        int[] depth = new int[2];
        for (int i = 0; i < 1000; i++) {
            gate.admit(new Probe("t", false, false) {
                @Override
                public void run() {
                    depth[0]++;
                    depth[1] = Math.max(depth[1], depth[0]);
                    gate.exit(this);
                    depth[0]--;
                }
            });
        }
        open();
        assertEquals(1, depth[1]);
        assertEquals(0, gate.inside());
    }
}
