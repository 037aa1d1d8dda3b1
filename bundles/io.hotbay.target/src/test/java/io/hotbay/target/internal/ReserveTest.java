// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.Cluster.CLEAR;
import static io.hotbay.target.internal.Cluster.RELEASE;
import static io.hotbay.target.internal.Cluster.RESERVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.AdditionalSense;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RESERVE, RELEASE and CLEAR (SPC-5 5.13.9, 5.13.11). */
class ReserveTest {

    private static final String CONFLICT = "RESERVATION_CONFLICT";

    private Cluster cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster();
        cluster.register(cluster.a, 0xA);
        cluster.register(cluster.b, 0xB);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 6, 7, 8})
    void shouldReserveOnceAndAgainTheSame(int type) {
        assertEquals("GOOD", cluster.out(cluster.a, RESERVE, type, 0xA, 0, 0));
        assertEquals("GOOD", cluster.out(cluster.a, RESERVE, type, 0xA, 0, 0));
        assertEquals(type > 6 ? "0 " + type : "A " + type, cluster.reservation());
        assertEquals(2, cluster.generation());
    }

    @Test
    void shouldConflictWithAnotherTypeOrAnotherHolder() {
        cluster.reserve(cluster.a, 1, 0xA);
        assertEquals(CONFLICT, cluster.out(cluster.a, RESERVE, 3, 0xA, 0, 0));
        assertEquals(CONFLICT, cluster.out(cluster.b, RESERVE, 1, 0xB, 0, 0));
        assertEquals("A 1", cluster.reservation());
    }

    @Test
    void shouldLetEachOfAllRegistrantsReserveAgain() {
        cluster.reserve(cluster.a, 7, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, RESERVE, 7, 0xB, 0, 0));
        assertEquals(CONFLICT, cluster.out(cluster.b, RESERVE, 8, 0xB, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "04", "05"})
    void shouldConflictWithoutARegistrationOrWithAnotherKey(String action) {
        assertEquals(CONFLICT, cluster.out(cluster.c, action, 1, 0, 0xA, 0));
        assertEquals(CONFLICT, cluster.out(cluster.a, action, 1, 0xB, 0xA, 0));
        assertEquals("A B", cluster.keys());
    }

    @ParameterizedTest
    @CsvSource({"00", "02", "04", "09", "0F", "11", "23"})
    void shouldRefuseScopesAndTypesThatAreNone(String scopeAndType) {
        assertEquals("5/24/00", cluster.out(cluster.a, RESERVE, Integer.parseInt(scopeAndType, 16), 0xA, 0, 0));
        assertEquals("none", cluster.reservation());
    }

    @ParameterizedTest
    @CsvSource({"1,GOOD", "3,GOOD", "5,6/2A/04", "6,6/2A/04", "7,6/2A/04", "8,6/2A/04"})
    void shouldReleaseAndTellOnlyOtherRegistrants(int type, String others) {
        cluster.reserve(cluster.a, type, 0xA);
        assertEquals("GOOD", cluster.out(cluster.a, RELEASE, type, 0xA, 0, 0));
        assertEquals("none", cluster.reservation());
        assertEquals("GOOD", cluster.attention(cluster.a));
        assertEquals(others, cluster.attention(cluster.b));
        assertEquals("GOOD", cluster.attention(cluster.b));
        assertEquals("GOOD", cluster.attention(cluster.c));
        assertEquals("A B", cluster.keys());
    }

    @Test
    void shouldReleaseNothingForWhoDoesNotHoldIt() {
        assertEquals("GOOD", cluster.out(cluster.a, RELEASE, 1, 0xA, 0, 0));
        cluster.reserve(cluster.a, 5, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, RELEASE, 5, 0xB, 0, 0));
        assertEquals("A 5", cluster.reservation());
    }

    @ParameterizedTest
    @CsvSource({"3", "6", "00", "21"})
    void shouldRefuseToReleaseAnotherScopeOrType(String scopeAndType) {
        cluster.reserve(cluster.a, 1, 0xA);
        assertEquals("5/26/04", cluster.out(cluster.a, RELEASE, Integer.parseInt(scopeAndType, 16), 0xA, 0, 0));
        assertEquals("A 1", cluster.reservation());
    }

    @Test
    void shouldClearAllAndTellOtherRegistrants() {
        cluster.reserve(cluster.a, 3, 0xA);
        assertEquals("GOOD", cluster.out(cluster.b, CLEAR, 0, 0xB, 0, 0));
        assertEquals("", cluster.keys());
        assertEquals("none", cluster.reservation());
        assertEquals(3, cluster.generation());
        assertEquals("6/2A/03", cluster.attention(cluster.a));
        assertEquals("GOOD", cluster.attention(cluster.b));
        assertEquals("GOOD", cluster.attention(cluster.c));
    }

    @Test
    void shouldStayOverResetsOfTheUnit() {
        cluster.reserve(cluster.a, 3, 0xA);
        cluster.unit.reset(AdditionalSense.BUS_DEVICE_RESET_FUNCTION_OCCURRED);
        assertEquals("6/29/03", cluster.write(cluster.b));
        assertEquals(CONFLICT, cluster.write(cluster.b));
    }
}
