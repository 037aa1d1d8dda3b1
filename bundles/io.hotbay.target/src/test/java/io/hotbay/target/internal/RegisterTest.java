// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.Cluster.ALL_TG_PT;
import static io.hotbay.target.internal.Cluster.IGNORE;
import static io.hotbay.target.internal.Cluster.REGISTER;
import static io.hotbay.target.internal.Cluster.SPEC_I_PT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REGISTER and REGISTER AND IGNORE EXISTING KEY (SPC-5 5.13.7). */
class RegisterTest {

    private static final String CONFLICT = "RESERVATION_CONFLICT";
    private static final String BAD_LIST = "5/26/00";
    /** Initiator 7 of the bus with relative port 3, and initiator 5 of port 2. */
    private static final String ID_C = "01 00 00 07 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
    private static final String ID_5 = "01 00 00 05 00 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";

    private Cluster cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster();
    }

    @Test
    void shouldRegisterChangeAndUnregisterWithTheRightKey() {
        assertEquals("GOOD", cluster.out(cluster.a, REGISTER, 0, 0, 0xA, 0));
        assertEquals("A", cluster.keys());
        assertEquals("GOOD", cluster.out(cluster.a, REGISTER, 0, 0xA, 0xAA, 0));
        assertEquals("AA", cluster.keys());
        assertEquals("GOOD", cluster.out(cluster.a, REGISTER, 0, 0xAA, 0, 0));
        assertEquals("", cluster.keys());
        assertEquals(3, cluster.generation());
    }

    @Test
    void shouldConflictWithAWrongKeyAndChangeNothing() {
        assertEquals(CONFLICT, cluster.out(cluster.a, REGISTER, 0, 1, 0xA, 0));
        cluster.register(cluster.a, 0xA);
        assertEquals(CONFLICT, cluster.out(cluster.a, REGISTER, 0, 0, 0xB, 0));
        assertEquals(CONFLICT, cluster.out(cluster.a, REGISTER, 0, 0xB, 0, 0));
        assertEquals("A", cluster.keys());
        assertEquals(1, cluster.generation());
    }

    @Test
    void shouldIgnoreTheExistingKeyWhenAsked() {
        cluster.register(cluster.a, 0xA);
        assertEquals("GOOD", cluster.out(cluster.a, IGNORE, 0, 0x77, 0xB, 0));
        assertEquals("B", cluster.keys());
        assertEquals("GOOD", cluster.out(cluster.a, IGNORE, 0, 0x77, 0, 0));
        assertEquals("", cluster.keys());
    }

    @Test
    void shouldDoNothingForAKeyOfZeroThatIsNotRegistered() {
        assertEquals("GOOD", cluster.out(cluster.a, REGISTER, 0, 0, 0, 0));
        assertEquals("", cluster.keys());
    }

    @Test
    void shouldTakeEqualKeysOfSeveralNexuses() {
        cluster.register(cluster.a, 0xA);
        cluster.register(cluster.b, 0xA);
        assertEquals("A A", cluster.keys());
    }

    @ParameterizedTest
    @CsvSource({
        // type; what others find when the holder unregisters; whether a reservation is left
        "1, GOOD, none", "3, GOOD, none", "5, 6/2A/04, none", "6, 6/2A/04, none", "7, GOOD, 0 7", "8, GOOD, 0 8"
    })
    void shouldReleaseWithTheHoldersRegistrationAndTellOnlyOthers(int type, String others, String left) {
        cluster.register(cluster.a, 0xA);
        cluster.register(cluster.b, 0xB);
        cluster.reserve(cluster.a, type, 0xA);
        assertEquals("GOOD", cluster.out(cluster.a, REGISTER, 0, 0xA, 0, 0));
        assertEquals(left, cluster.reservation());
        assertEquals("GOOD", cluster.attention(cluster.a));
        assertEquals(others, cluster.attention(cluster.b));
        assertEquals("GOOD", cluster.attention(cluster.c));
    }

    @Test
    void shouldReleaseWithTheLastOfAllRegistrants() {
        cluster.register(cluster.a, 0xA);
        cluster.register(cluster.b, 0xB);
        cluster.reserve(cluster.a, 8, 0xA);
        cluster.register(cluster.a, 0);
        assertEquals("0 8", cluster.reservation());
        cluster.register(cluster.b, 0);
        assertEquals("none", cluster.reservation());
    }

    @Test
    void shouldRegisterThoseThatAreNamed() {
        assertEquals("GOOD", cluster.outNaming(cluster.a, REGISTER, 0, 0xA, SPEC_I_PT, ID_C + ID_5));
        assertEquals("A A A", cluster.keys());
        cluster.reserve(cluster.a, 6, 0xA);
        assertEquals("GOOD", cluster.write(cluster.c));
        assertEquals(CONFLICT, cluster.write(cluster.b));
        assertEquals("GOOD", cluster.write(cluster.connect(portOf(cluster.b), "5")));
    }

    private TargetPort portOf(Nexus nexus) {
        return ((ItNexus) nexus).port();
    }

    @Test
    void shouldRegisterNobodyWhenOneThatIsNamedIsRegistered() {
        cluster.register(cluster.c, 0xC);
        assertEquals(CONFLICT, cluster.outNaming(cluster.a, REGISTER, 0, 0xA, SPEC_I_PT, ID_5 + ID_C));
        assertEquals("C", cluster.keys());
    }

    @Test
    void shouldNameNobodyWhenRegisteredOrIgnoringKeys() {
        assertEquals(BAD_LIST, cluster.outNaming(cluster.a, IGNORE, 0, 0xA, SPEC_I_PT, ID_C));
        cluster.register(cluster.a, 0xA);
        assertEquals(BAD_LIST, cluster.outNaming(cluster.a, REGISTER, 0xA, 0xB, SPEC_I_PT, ID_C));
        assertEquals("A", cluster.keys());
    }

    @ParameterizedTest
    @CsvSource({
        // another protocol, another format, cut short
        "06 00 00 07 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
        "41 00 00 07 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
        "01 00 00 07 00 00 00 03 00 00 00 00",
        // an iSCSI name without an end, or longer than there is
        "05 00 00 14 41 41 41 41 41 41 41 41 41 41 41 41 41 41 41 41 41 41 41 41",
        "05 00 00 40 41 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
    })
    void shouldRefuseATransportIdThatNamesNobody(String id) {
        assertEquals(BAD_LIST, cluster.outNaming(cluster.a, REGISTER, 0, 0xA, SPEC_I_PT, id));
        assertEquals("", cluster.keys());
    }

    @Test
    void shouldRegisterNoMoreThanThereIsRoomFor() {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 128; i++) {
            ids.append("0100%04X0000000900000000000000000000000000000000".formatted(i));
        }
        assertEquals("5/55/04", cluster.outNaming(cluster.a, REGISTER, 0, 0xA, SPEC_I_PT, ids.toString()));
        assertEquals("GOOD", cluster.outNaming(cluster.a, REGISTER, 0, 0xA, SPEC_I_PT, ids.substring(48)));
        assertEquals("5/55/04", cluster.out(cluster.b, REGISTER, 0, 0, 0xB, 0));
    }

    @Test
    void shouldRegisterAnIscsiInitiatorOnAllPorts() {
        TargetPort[] ports = {network(11), network(12)};
        Nexus first = cluster.connect(ports[0], "iqn.2026-01.io.hotbay:a,i,0x000001020304");
        Nexus second = cluster.connect(ports[1], "iqn.2026-01.io.hotbay:a,i,0x000001020304");
        Nexus other = cluster.connect(ports[1], "iqn.2026-01.io.hotbay:a,i,0x000001020305");
        assertEquals("GOOD", cluster.out(first, REGISTER, 0, 0, 0xF, ALL_TG_PT));
        cluster.reserve(first, 6, 0xF);
        assertEquals("GOOD", cluster.write(second));
        assertEquals(CONFLICT, cluster.write(other));
    }

    private TargetPort network(int relativePort) {
        TargetPort port = cluster.core.createPort(
                new PortSpecification("net " + relativePort, TransportProtocol.ISCSI, 1, relativePort));
        port.map(0, 0, cluster.unit);
        return port;
    }

    @Test
    void shouldRegisterOnlyItselfOnAllPortsOfAParallelBus() {
        assertEquals("GOOD", cluster.out(cluster.a, REGISTER, 0, 0, 0xA, ALL_TG_PT));
        assertEquals("A", cluster.keys());
        cluster.reserve(cluster.a, 6, 0xA);
        assertEquals(CONFLICT, cluster.write(cluster.b));
    }

    @ParameterizedTest
    @CsvSource({"17", "19", "00"})
    void shouldRefuseAListOfAnotherLength(String length) {
        assertEquals("5/1A/00", Cluster.words(cluster.submit(cluster.a, "5F 00 00 00 00 00 00 00 " + length + " 00",
                Cluster.list(0, 0xA, 0) + "00")));
        assertEquals("", cluster.keys());
    }

    @Test
    void shouldRefuseAListThatIsLongerThanTheData() {
        assertEquals("5/1A/00", Cluster.words(cluster.submit(cluster.a, "5F 00 00 00 00 00 00 00 18 00",
                "0000000000000000")));
        assertEquals("5/1A/00", Cluster.words(cluster.submit(cluster.a, "5F 00 00 00 00 FF FF FF FF 00",
                Cluster.list(0, 0xA, SPEC_I_PT))));
    }

    @ParameterizedTest
    @CsvSource({"5F 20 00 00 00 00 00 00 18 00", "5F 00 00 01 00 00 00 00 18 00", "5F 00 00 00 00 00 00 00 18 04",
        "5F 08 00 00 00 00 00 00 18 00"})
    void shouldRefuseReservedBitsAndUnknownServiceActions(String cdb) {
        assertEquals("5/24/00", Cluster.words(cluster.submit(cluster.a, cdb, Cluster.list(0, 0xA, 0))));
    }

    @Test
    void shouldKnowTheInitiatorAgainAfterItsRestart() {
        cluster.register(cluster.a, 0xA);
        cluster.reserve(cluster.a, 3, 0xA);
        cluster.a.lose();
        assertEquals(CONFLICT, cluster.write(cluster.b));
        Nexus again = cluster.connect(portOf(cluster.a), "7");
        assertEquals("GOOD", cluster.write(again));
    }
}
