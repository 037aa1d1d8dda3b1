// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.Cluster.PREEMPT;
import static io.hotbay.target.internal.Cluster.PREEMPT_AND_ABORT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.internal.ScriptedStore.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PREEMPT and PREEMPT AND ABORT (SPC-5 5.13.11.4, 5.13.11.5). */
class PreemptTest {

    private static final String CONFLICT = "RESERVATION_CONFLICT";

    private static Cluster cluster(Manner manner) throws Exception {
        Cluster cluster = new Cluster(manner, new MapRecords());
        cluster.register(cluster.a, 0xA);
        cluster.register(cluster.b, 0xB);
        cluster.register(cluster.c, 0xC);
        return cluster;
    }

    @ParameterizedTest
    @ValueSource(strings = {PREEMPT, PREEMPT_AND_ABORT})
    void shouldTakeTheReservationOver(String action) throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 5, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, action, 5, 0xB, 0xA, 0));
        assertEquals("B 5", cluster.reservation());
        assertEquals("B C", cluster.keys());
        assertEquals(4, cluster.generation());
        assertEquals("6/2A/05", cluster.attention(cluster.a));
        assertEquals("GOOD", cluster.attention(cluster.b));
        assertEquals("GOOD", cluster.attention(cluster.c));
        assertEquals(CONFLICT, cluster.write(cluster.a));
    }

    @Test
    void shouldKeepOutWhatHasWaitedForAStoreMeanwhile() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 5, 0xA);
        cluster.core.remove("store type scripted", cluster.stores);
        Submission waiting = cluster.submit(cluster.a, TinyDeviceType.WRITE_10, "");
        assertEquals(0, waiting.ends());
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT, 5, 0xB, 0xA, 0));
        cluster.core.addStoreType("scripted", cluster.stores);
        assertEquals(CONFLICT, Cluster.words(waiting));
    }

    @Test
    void shouldTellThoseWhoStayOfAnotherType() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 5, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT, 3, 0xB, 0xA, 0));
        assertEquals("B 3", cluster.reservation());
        assertEquals("6/2A/05", cluster.attention(cluster.a));
        assertEquals("6/2A/04", cluster.attention(cluster.c));
        assertEquals("GOOD", cluster.attention(cluster.b));
    }

    @Test
    void shouldTakeAwayRegistrationsOnly() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 5, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT, 3, 0xB, 0xC, 0));
        assertEquals("A 5", cluster.reservation());
        assertEquals("A B", cluster.keys());
        assertEquals("6/2A/05", cluster.attention(cluster.c));
        assertEquals("GOOD", cluster.attention(cluster.a));
    }

    @Test
    void shouldTakeAwayRegistrationsWithoutAReservation() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT, 1, 0xB, 0xA, 0));
        assertEquals("none", cluster.reservation());
        assertEquals("B C", cluster.keys());
    }

    @Test
    void shouldConflictWhenNobodyHasTheKey() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        assertEquals(CONFLICT, cluster.out(cluster.b, PREEMPT, 1, 0xB, 0xD, 0));
        assertEquals(3, cluster.generation());
    }

    @ParameterizedTest
    @CsvSource({"none", "1", "6"})
    void shouldRefuseAKeyOfZeroUnlessAllRegistrantsHold(String type) throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        if (!type.equals("none")) {
            cluster.reserve(cluster.a, Integer.parseInt(type), 0xA);
        }
        assertEquals("5/26/00", cluster.out(cluster.b, PREEMPT, 1, 0xB, 0, 0));
        assertEquals("A B C", cluster.keys());
    }

    @Test
    void shouldTakeAllOverFromAllRegistrantsByAKeyOfZero() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 7, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT, 1, 0xB, 0, 0));
        assertEquals("B 1", cluster.reservation());
        assertEquals("B", cluster.keys());
        assertEquals("6/2A/05", cluster.attention(cluster.a));
        assertEquals("6/2A/05", cluster.attention(cluster.c));
    }

    @Test
    void shouldLeaveAllRegistrantsWithoutOneOfThem() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 8, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT, 1, 0xB, 0xA, 0));
        assertEquals("0 8", cluster.reservation());
        assertEquals("B C", cluster.keys());
        assertEquals(CONFLICT, cluster.read(cluster.a));
    }

    @Test
    void shouldChangeTheTypeByPreemptingOneself() throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 1, 0xA);
        assertEquals("GOOD", cluster.out(cluster.a, PREEMPT, 6, 0xA, 0xA, 0));
        assertEquals("A 6", cluster.reservation());
        assertEquals("A B C", cluster.keys());
        assertEquals("GOOD", cluster.attention(cluster.a));
    }

    @ParameterizedTest
    @CsvSource({"00", "02", "13"})
    void shouldRefuseATypeThatIsNone(String scopeAndType) throws Exception {
        Cluster cluster = cluster(Manner.INLINE);
        cluster.reserve(cluster.a, 1, 0xA);
        assertEquals("5/24/00", cluster.out(cluster.b, PREEMPT, Integer.parseInt(scopeAndType, 16), 0xB, 0xA, 0));
        assertEquals("A 1", cluster.reservation());
    }

    @Test
    void shouldEndTheCommandsOfThePreemptedOnesBeforeItself() throws Exception {
        Cluster cluster = cluster(Manner.HOLDING);
        Submission victim = cluster.submit(cluster.a, TinyDeviceType.WRITE_10, "");
        Submission bystander = cluster.submit(cluster.c, TinyDeviceType.WRITE_10, "");
        Submission preempt = cluster.outSubmission(cluster.b, PREEMPT_AND_ABORT, 1, 0xB, 0xA, 0);
        assertEquals(CommandResult.TERMINATED, victim.result());
        assertEquals(CommandResult.GOOD, preempt.result());
        assertEquals(0, bystander.ends());
        assertEquals("6/2A/05", cluster.attention(cluster.a));
        assertEquals("6/2F/00", cluster.attention(cluster.a));
        assertEquals("GOOD", cluster.attention(cluster.c));
    }

    @Test
    void shouldLeaveCommandsAloneWithoutAbort() throws Exception {
        Cluster cluster = cluster(Manner.HOLDING);
        Submission victim = cluster.submit(cluster.a, TinyDeviceType.WRITE_10, "");
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT, 1, 0xB, 0xA, 0));
        assertEquals(0, victim.ends());
        cluster.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, victim.result());
    }

    @Test
    void shouldNotBeGoodBeforeAWriteThatCannotBeRecalledHasEnded() throws Exception {
        Cluster cluster = cluster(Manner.HANGING);
        Submission victim = cluster.submit(cluster.a, TinyDeviceType.WRITE_10, "");
        Submission preempt = cluster.outSubmission(cluster.b, PREEMPT_AND_ABORT, 1, 0xB, 0xA, 0);
        assertEquals(0, preempt.ends());
        cluster.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.TERMINATED, victim.result());
        assertEquals(CommandResult.GOOD, preempt.result());
    }

    @Test
    void shouldAbortAtTheDeadlineAndLeaveThePreemptedOnesOut() throws Exception {
        Cluster cluster = cluster(Manner.HANGING);
        cluster.reserve(cluster.a, 6, 0xA);
        Submission victim = cluster.submit(cluster.a, TinyDeviceType.WRITE_10, "");
        Submission preempt = cluster.outSubmission(cluster.b, PREEMPT_AND_ABORT, 6, 0xB, 0xA, 0);
        cluster.timer.advance(cluster.unit.specification().attributes().deadlines().abort());
        assertEquals("B/00/00", preempt.senseCode());
        assertEquals(0, victim.ends());
        assertEquals("B C", cluster.keys());
        assertEquals(CONFLICT, cluster.write(cluster.a));
    }

    @Test
    void shouldEndWaitingCommandsOfAPreemptedOneThatIsGone() throws Exception {
        Cluster cluster = cluster(Manner.HOLDING);
        cluster.submit(cluster.a, TinyDeviceType.WRITE_10, "");
        cluster.a.lose();
        assertEquals("GOOD", cluster.out(cluster.b, PREEMPT_AND_ABORT, 1, 0xB, 0xA, 0));
        assertEquals("B C", cluster.keys());
    }
}
