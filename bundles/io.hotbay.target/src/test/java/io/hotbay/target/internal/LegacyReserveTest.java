// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.TaskManagementRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RESERVE and RELEASE (SPC-2 7.16 to 7.22), and beside persistent reservations (SPC-5 5.13.3). */
class LegacyReserveTest {

    private static final String RESERVE_6 = "16 00 00 00 00 00";
    private static final String RELEASE_6 = "17 00 00 00 00 00";
    private static final String CONFLICT = "RESERVATION_CONFLICT";

    private Cluster cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster();
    }

    @ParameterizedTest
    @CsvSource({"16 00 00 00 00 00,17 00 00 00 00 00",
        "56 00 00 00 00 00 00 00 00 00,57 00 00 00 00 00 00 00 00 00",
        "16 00 00 00 00 00,57 00 00 00 00 00 00 00 00 00"})
    void shouldKeepOthersOutUntilReleased(String reserve, String release) {
        assertEquals("GOOD", cluster.say(cluster.a, reserve));
        assertEquals("GOOD", cluster.say(cluster.a, reserve));
        assertEquals("GOOD", cluster.write(cluster.a));
        assertEquals(CONFLICT, cluster.read(cluster.b));
        assertEquals(CONFLICT, cluster.write(cluster.b));
        assertEquals(CONFLICT, cluster.attention(cluster.b));
        assertEquals(CONFLICT, cluster.say(cluster.b, reserve));
        assertEquals("GOOD", cluster.say(cluster.b, release));
        assertEquals(CONFLICT, cluster.read(cluster.b));
        assertEquals("GOOD", cluster.say(cluster.a, release));
        assertEquals("GOOD", cluster.write(cluster.b));
        assertEquals("GOOD", cluster.attention(cluster.a));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "12 00 00 00 24 00", "03 00 00 00 12 00", "A0 00 00 00 00 00 00 00 10 00 00 00"
    })
    void shouldLetOthersReport(String cdb) {
        cluster.say(cluster.a, RESERVE_6);
        assertEquals("GOOD", cluster.say(cluster.b, cdb));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "3C 0B 00 00 00 00 00 00 04 00", "A3 0C 00 00 00 00 00 00 10 00 00 00",
        "9E 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
    })
    void shouldKeepOthersOutOfWhatSpc2DoesNotAllow(String cdb) {
        cluster.say(cluster.a, RESERVE_6);
        assertEquals(CONFLICT, cluster.say(cluster.b, cdb));
    }

    @Test
    void shouldLetNobodyUsePersistentReservations() {
        cluster.say(cluster.a, RESERVE_6);
        assertEquals(CONFLICT, cluster.say(cluster.a, "5E 00 00 00 00 00 00 00 08 00"));
        assertEquals(CONFLICT, cluster.out(cluster.a, Cluster.REGISTER, 0, 0, 0xA, 0));
        assertEquals(CONFLICT, cluster.out(cluster.b, Cluster.REGISTER, 0, 0, 0xB, 0));
        cluster.say(cluster.a, RELEASE_6);
        assertEquals("", cluster.keys());
    }

    @ParameterizedTest
    @EnumSource(value = TaskManagementFunction.class,
            names = {"LOGICAL_UNIT_RESET", "TARGET_RESET", "BUS_RESET"})
    void shouldBeReleasedByAReset(TaskManagementFunction reset) {
        cluster.say(cluster.a, RESERVE_6);
        cluster.b.manage(new TaskManagementRequest(reset, 0, 0, 0), new Management());
        cluster.attention(cluster.b);
        assertEquals("GOOD", cluster.write(cluster.b));
    }

    @Test
    void shouldBeReleasedByTheLossOfTheNexusAndByTheUnmapping() {
        cluster.say(cluster.a, RESERVE_6);
        cluster.a.lose();
        assertEquals("GOOD", cluster.say(cluster.b, RESERVE_6));
        ((ItNexus) cluster.b).port().unmap(0, 0);
        assertEquals("GOOD", cluster.write(cluster.c));
    }

    @Test
    void shouldNotBeReleasedByTheLossOfAnother() {
        cluster.say(cluster.a, RESERVE_6);
        cluster.b.lose();
        assertEquals(CONFLICT, cluster.write(cluster.c));
    }

    @ParameterizedTest
    @CsvSource({
        // type of a's persistent reservation; RESERVE by a, by b (registered), by c
        "0, RESERVATION_CONFLICT, RESERVATION_CONFLICT, RESERVATION_CONFLICT",
        "1, GOOD, RESERVATION_CONFLICT, RESERVATION_CONFLICT",
        "6, GOOD, GOOD, RESERVATION_CONFLICT",
        "7, GOOD, GOOD, RESERVATION_CONFLICT"
    })
    void shouldDoNothingBesideARegistration(int type, String byA, String byB, String byC) {
        cluster.register(cluster.a, 0xA);
        cluster.register(cluster.b, 0xB);
        if (type != 0) {
            cluster.reserve(cluster.a, type, 0xA);
        }
        String before = cluster.reservation();
        for (String cdb : new String[] {RESERVE_6, RELEASE_6}) {
            assertEquals(byA, cluster.say(cluster.a, cdb));
            assertEquals(byB, cluster.say(cluster.b, cdb));
            assertEquals(byC, cluster.say(cluster.c, cdb));
        }
        assertEquals(before, cluster.reservation());
        assertEquals("A B", cluster.keys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"16 01 00 00 00 00", "16 10 00 00 00 00", "16 00 01 00 00 00", "17 1E 00 00 00 00",
        "56 00 00 00 00 00 00 00 01 00", "57 00 00 01 00 00 00 00 00 00", "16 00 00 00 00 04"})
    void shouldRefuseExtentsThirdPartiesAndReservedBits(String cdb) {
        assertEquals("5/24/00", cluster.say(cluster.a, cdb));
    }
}
