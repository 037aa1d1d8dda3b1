// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.Nexus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REGISTER AND MOVE (SPC-5 5.13.8). */
class MoveTest {

    private static final String CONFLICT = "RESERVATION_CONFLICT";
    private static final int UNREG = 0x02;
    private static final String ID_7 = "01 00 00 07 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String ID_ISCSI = "05 00 00 14 69 71 6E 2E 61 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";

    private Cluster cluster;

    static String move(Cluster cluster, Nexus by, long key, long actionKey, int flags, int port, String id) {
        String ids = id.replace(" ", "");
        String list = "%016X%016X00%02X%04X%08X%s".formatted(key, actionKey, flags, port, ids.length() / 2, ids);
        return Cluster.words(cluster.submit(by, "5F 07 00 00 00 00 00 00 %02X 00".formatted(list.length() / 2), list));
    }

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster();
        cluster.register(cluster.a, 0xA);
        cluster.reserve(cluster.a, 3, 0xA);
    }

    @Test
    void shouldRegisterAnotherAndGiveItTheReservation() {
        assertEquals("GOOD", move(cluster, cluster.a, 0xA, 0xB, 0, 2, ID_7));
        assertEquals("A B", cluster.keys());
        assertEquals("B 3", cluster.reservation());
        assertEquals(2, cluster.generation());
        assertEquals("GOOD", cluster.write(cluster.b));
        assertEquals(CONFLICT, cluster.write(cluster.a));
        assertEquals("GOOD", cluster.attention(cluster.a));
    }

    @Test
    void shouldUnregisterTheSenderWhenAsked() {
        assertEquals("GOOD", move(cluster, cluster.a, 0xA, 0xB, UNREG, 2, ID_7));
        assertEquals("B", cluster.keys());
        assertEquals("B 3", cluster.reservation());
    }

    @Test
    void shouldChangeTheKeyOfOneThatIsRegistered() {
        cluster.register(cluster.b, 0xBB);
        assertEquals("GOOD", move(cluster, cluster.a, 0xA, 0xB, 0, 2, ID_7));
        assertEquals("A B", cluster.keys());
    }

    @Test
    void shouldConflictUnlessTheSenderHoldsTheReservationAlone() {
        cluster.register(cluster.b, 0xB);
        assertEquals(CONFLICT, move(cluster, cluster.b, 0xB, 0xC, 0, 3, ID_7));
        assertEquals(CONFLICT, move(cluster, cluster.c, 0, 0xC, 0, 1, ID_7));
        assertEquals(CONFLICT, move(cluster, cluster.a, 0xB, 0xC, 0, 3, ID_7));
        cluster.require(cluster.out(cluster.a, Cluster.RELEASE, 3, 0xA, 0, 0));
        assertEquals(CONFLICT, move(cluster, cluster.a, 0xA, 0xC, 0, 3, ID_7));
        cluster.reserve(cluster.a, 8, 0xA);
        assertEquals(CONFLICT, move(cluster, cluster.a, 0xA, 0xC, 0, 3, ID_7));
        assertEquals("A B", cluster.keys());
    }

    @ParameterizedTest
    @CsvSource({
        // no key; to itself; to a port that is not there
        "A, 0, 2, 5/26/00", "A, B, 1, 5/26/00", "A, B, 9, 5/26/00", "A, B, 0, 5/26/00"
    })
    void shouldRefuseWhomItCannotMoveTo(String key, String actionKey, int port, String expected) {
        assertEquals(expected,
                move(cluster, cluster.a, Long.parseLong(key, 16), Long.parseLong(actionKey, 16), 0, port, ID_7));
        assertEquals("A 3", cluster.reservation());
        assertEquals(1, cluster.generation());
    }

    @Test
    void shouldRefuseListsOfAnotherLengthOrForm() {
        assertEquals("5/1A/00", cluster.out(cluster.a, Cluster.MOVE, 0, 0xA, 0xB, 0x40));
        assertEquals("5/26/00", move(cluster, cluster.a, 0xA, 0xB, 0, 2, ID_7 + ID_ISCSI));
        assertEquals("5/26/00", move(cluster, cluster.a, 0xA, 0xB, 0, 2, ""));
        assertEquals("A 3", cluster.reservation());
    }
}
