// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.target.internal.ScriptedStore.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What three I_T nexuses may do: a holds the reservation, b is registered, c is not. */
class ReservationConflictTest {

    private static final String CONFLICT = "RESERVATION_CONFLICT";

    @ParameterizedTest
    @CsvSource({
        // type; b reads, b writes; c reads, c writes
        "1, GOOD, no,   GOOD, no",
        "3, no,   no,   no,   no",
        "5, GOOD, GOOD, GOOD, no",
        "6, GOOD, GOOD, no,   no",
        "7, GOOD, GOOD, GOOD, no",
        "8, GOOD, GOOD, no,   no"
    })
    void shouldLetInWhomTheTypeLetsIn(int type, String bReads, String bWrites, String cReads, String cWrites)
            throws Exception {
        Cluster cluster = new Cluster();
        cluster.register(cluster.a, 0xA);
        cluster.register(cluster.b, 0xB);
        cluster.reserve(cluster.a, type, 0xA);
        assertEquals("GOOD", cluster.read(cluster.a));
        assertEquals("GOOD", cluster.write(cluster.a));
        assertEquals(words(bReads), cluster.read(cluster.b));
        assertEquals(words(bWrites), cluster.write(cluster.b));
        assertEquals(words(cReads), cluster.read(cluster.c));
        assertEquals(words(cWrites), cluster.write(cluster.c));
    }

    private static String words(String cell) {
        return cell.equals("no") ? CONFLICT : cell;
    }

    @ParameterizedTest
    @CsvSource({
        "12 00 00 00 24 00", "A0 00 00 00 00 00 00 00 10 00 00 00", "03 00 00 00 12 00", "00 00 00 00 00 00",
        "5E 00 00 00 00 00 00 00 08 00"
    })
    void shouldAlwaysLetInWhatOnlyReports(String cdb) throws Exception {
        Cluster cluster = new Cluster();
        cluster.register(cluster.a, 0xA);
        cluster.reserve(cluster.a, 3, 0xA);
        assertEquals("GOOD", cluster.say(cluster.c, cdb));
    }

    @Test
    void shouldLetInNobodyElseForTheBuffersOfTheCore() throws Exception {
        Cluster cluster = new Cluster();
        cluster.register(cluster.a, 0xA);
        cluster.reserve(cluster.a, 1, 0xA);
        assertEquals("GOOD", cluster.say(cluster.c, "3C 0B 00 00 00 00 00 00 04 00"));
        assertEquals(CONFLICT,
                Cluster.words(cluster.submit(cluster.c, "3B 0A 00 00 00 00 00 00 04 00", "01020304")));
        cluster.require(cluster.out(cluster.a, Cluster.RELEASE, 1, 0xA, 0, 0));
        cluster.reserve(cluster.a, 3, 0xA);
        assertEquals(CONFLICT, cluster.say(cluster.c, "3C 0B 00 00 00 00 00 00 04 00"));
        assertEquals(CONFLICT, cluster.say(cluster.c, "A3 0C 00 00 00 00 00 00 10 00 00 00"));
    }

    @ParameterizedTest
    @CsvSource({
        // START, POWER CONDITION, LOEJ; PREVENT
        "1B 00 00 00 01 00, GOOD", "1B 00 00 00 00 00, no", "1B 00 00 00 21 00, no", "1B 00 00 00 02 00, no",
        "1E 00 00 00 00 00, GOOD", "1E 00 00 00 01 00, no", "1E 00 00 00 02 00, no"
    })
    void shouldLetInFormsThatDoNoHarm(String cdb, String expected) throws Exception {
        Cluster cluster = new Cluster();
        cluster.say(cluster.a, "16 00 00 00 00 00");
        assertEquals(words(expected), cluster.say(cluster.c, cdb));
        cluster.say(cluster.a, "17 00 00 00 00 00");
        cluster.register(cluster.a, 0xA);
        cluster.reserve(cluster.a, 1, 0xA);
        assertEquals(words(expected), cluster.say(cluster.c, cdb));
    }

    @Test
    void shouldLetInEverybodyWhenOnlyRegistered() throws Exception {
        Cluster cluster = new Cluster();
        cluster.register(cluster.a, 0xA);
        assertEquals("GOOD", cluster.write(cluster.c));
    }

    @Test
    void shouldNotTouchTheStoreForACommandThatConflicts() throws Exception {
        Cluster cluster = new Cluster();
        cluster.register(cluster.a, 0xA);
        cluster.reserve(cluster.a, 3, 0xA);
        int before = cluster.stores.last().begun();
        cluster.write(cluster.c);
        cluster.read(cluster.c);
        assertEquals(before, cluster.stores.last().begun());
        assertEquals(0, cluster.unit.links().stream().mapToInt(link -> link.tasks().count()).sum());
    }

    @Test
    void shouldReportResetsBeforeTheConflictAndOthersAfterIt() throws Exception {
        Cluster cluster = new Cluster(Manner.INLINE, new MapRecords());
        cluster.register(cluster.a, 0xA);
        cluster.reserve(cluster.a, 3, 0xA);
        cluster.unit.raise(AdditionalSense.CAPACITY_DATA_HAS_CHANGED, null);
        assertEquals(CONFLICT, cluster.read(cluster.c));
        assertEquals("6/2A/09", cluster.attention(cluster.c));
        cluster.unit.raise(AdditionalSense.SCSI_BUS_RESET_OCCURRED, null);
        assertEquals("6/29/02", cluster.read(cluster.c));
        assertEquals(CONFLICT, cluster.read(cluster.c));
    }
}
