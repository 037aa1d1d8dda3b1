// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.Cluster.APTPL;
import static io.hotbay.target.internal.Cluster.REGISTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.internal.ScriptedStore.Manner;
import io.hotbay.target.internal.reservation.Change;
import io.hotbay.target.internal.reservation.Registrant;
import io.hotbay.target.internal.reservation.Reservations;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** APTPL (SPC-5 5.13.5): what is there again when the unit is opened anew. */
class ReservationsKeptTest {

    private final MapRecords records = new MapRecords();

    private Cluster opened() throws Exception {
        return new Cluster(Manner.INLINE, records);
    }

    @ParameterizedTest
    @CsvSource({"3,A 3", "5,A 5", "8,0 8"})
    void shouldBeThereAgainWithGenerationZero(int type, String reservation) throws Exception {
        Cluster before = opened();
        before.require(before.out(before.a, REGISTER, 0, 0, 0xA, APTPL));
        before.require(before.out(before.b, REGISTER, 0, 0, 0xB, APTPL));
        before.reserve(before.a, type, 0xA);
        before.core.close();
        Cluster after = opened();
        assertEquals("A B", after.keys());
        assertEquals(reservation, after.reservation());
        assertEquals(0, after.generation());
        assertEquals("GOOD", after.write(after.a));
        assertEquals("RESERVATION_CONFLICT", after.write(after.c));
    }

    @Test
    void shouldBeGoneWithoutAptpl() throws Exception {
        Cluster before = opened();
        before.register(before.a, 0xA);
        before.reserve(before.a, 3, 0xA);
        assertEquals(0, records.saves);
        before.core.close();
        assertEquals("", opened().keys());
    }

    @Test
    void shouldForgetWhatWasKeptWhenTheLastRegistrationDoesNotWantIt() throws Exception {
        Cluster cluster = opened();
        cluster.require(cluster.out(cluster.a, REGISTER, 0, 0, 0xA, APTPL));
        cluster.register(cluster.b, 0xB);
        assertTrue(records.kept.isEmpty());
        assertEquals("A B", cluster.keys());
    }

    @ParameterizedTest
    @CsvSource({"02,3", "03,0"})
    void shouldKeepWhatReleaseAndClearLeave(String action, int type) throws Exception {
        Cluster before = opened();
        before.require(before.out(before.a, REGISTER, 0, 0, 0xA, APTPL));
        before.reserve(before.a, 3, 0xA);
        before.require(before.out(before.a, action, type, 0xA, 0, 0));
        before.core.close();
        Cluster after = opened();
        assertEquals("none", after.reservation());
        assertEquals(type == 0 ? "" : "A", after.keys());
    }

    @Test
    void shouldRegisterNothingWhenItCannotBeSaved() throws Exception {
        Cluster cluster = opened();
        cluster.require(cluster.out(cluster.a, REGISTER, 0, 0, 0xA, APTPL));
        records.failure = new IOException("The disk is full.");
        assertEquals("4/44/00", cluster.out(cluster.b, REGISTER, 0, 0, 0xB, APTPL));
        assertEquals("4/44/00", cluster.out(cluster.a, Cluster.RESERVE, 3, 0xA, 0, 0));
        assertEquals("4/44/00", cluster.out(cluster.a, REGISTER, 0, 0xA, 0, 0));
        assertEquals("A", cluster.keys());
        assertEquals("none", cluster.reservation());
        assertEquals(1, cluster.generation());
        records.failure = null;
        assertEquals("GOOD", cluster.out(cluster.b, REGISTER, 0, 0, 0xB, APTPL));
        assertEquals("A B", cluster.keys());
    }

    @Test
    void shouldRefuseAptplWhereNothingIsKept() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Submission register = rig.prepare(0, 0, "5F 00 00 00 00 00 00 00 18 00", TaskAttribute.SIMPLE)
                .dataOut(HexFormat.of().parseHex(Cluster.list(0, 0xA, APTPL)));
        rig.nexus.submit(register.command());
        assertEquals("5/26/00", register.senseCode());
        assertEquals(20, register.sense().field().byteNumber());
    }

    @Test
    void shouldNotOpenAUnitWhoseRecordCannotBeRead() {
        records.kept.put("reservations", new UnitRecord("reservations", 2, new byte[3]));
        assertTrue(assertThrows(UnitException.class, this::opened).getMessage().contains("version 2"));
        records.kept.put("reservations", new UnitRecord("reservations", 1, new byte[] {3, 0, 1}));
        assertThrows(UnitException.class, this::opened);
        records.kept.put("reservations", new UnitRecord("reservations", 1, new byte[] {3, 0, 0}));
        assertThrows(UnitException.class, this::opened);
        records.failure = new IOException("The file 'state' can't be read.");
        assertEquals("The file 'state' can't be read.",
                assertThrows(UnitException.class, this::opened).getMessage());
    }

    @Test
    void shouldShowAChangeOnlyWhenItIsSavedAndKeepTheOrder() throws Exception {
        Deque<Runnable> threads = new ArrayDeque<>();
        ReservationDesk desk = new ReservationDesk(new RecordKeeper("unit", records, threads::add));
        List<String> order = new ArrayList<>();
        Registrant nexus = new Registrant(
                new TransportId(TransportProtocol.NONE, "x"), 1);
        desk.change(now -> changeTo(now, nexus, true), change -> order.add("kept"));
        desk.change(Change::conflict, change -> order.add(change.next().keys().size() + " seen by the second"));
        assertEquals(List.of(), order);
        assertTrue(desk.persistent().keys().isEmpty());
        threads.remove().run();
        assertEquals(List.of("kept", "1 seen by the second"), order);
        assertNull(threads.peek());
    }

    private static Change changeTo(Reservations now, Registrant nexus,
            boolean kept) {
        return new Change(new Reservations(now.generation() + 1,
                new LinkedHashMap<>(Map.of(nexus, 1L)), null, null, kept),
                CommandResult.GOOD, List.of(), Set.of());
    }
}
