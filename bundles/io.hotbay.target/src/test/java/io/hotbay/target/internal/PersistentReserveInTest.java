// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PERSISTENT RESERVE IN (SPC-5 6.15). */
class PersistentReserveInTest {

    private static final String READ_KEYS = "00";
    private static final String READ_RESERVATION = "01";
    private static final String REPORT_CAPABILITIES = "02";
    private static final String READ_FULL_STATUS = "03";

    private Cluster cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster();
    }

    private void registerAandB() {
        cluster.register(cluster.a, 0x0102030405060708L);
        cluster.register(cluster.b, 0xB);
    }

    @Test
    void shouldReadNoKeysAndNoReservation() {
        assertEquals("00 00 00 00 00 00 00 00", cluster.in(cluster.a, READ_KEYS));
        assertEquals("00 00 00 00 00 00 00 00", cluster.in(cluster.a, READ_RESERVATION));
        assertEquals("00 00 00 00 00 00 00 00", cluster.in(cluster.a, READ_FULL_STATUS));
    }

    @Test
    void shouldReadKeysInOrderOfRegistration() {
        registerAandB();
        assertEquals("00 00 00 02 00 00 00 10 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 0B",
                cluster.in(cluster.c, READ_KEYS));
    }

    @Test
    void shouldCutToTheAllocationLengthAndTellTheWholeLength() {
        registerAandB();
        byte[] data = cluster.submit(cluster.a, "5E 00 00 00 00 00 00 00 0B 00", "").dataIn();
        assertEquals(11, data.length);
        assertEquals(0x10, data[7]);
        assertEquals(0, cluster.submit(cluster.a, "5E 00 00 00 00 00 00 00 00 00", "").dataIn().length);
    }

    @ParameterizedTest
    @CsvSource({
        "1,01 02 03 04 05 06 07 08", "6,01 02 03 04 05 06 07 08",
        "7,00 00 00 00 00 00 00 00", "8,00 00 00 00 00 00 00 00"
    })
    void shouldReadTheReservation(int type, String key) {
        registerAandB();
        cluster.reserve(cluster.a, type, 0x0102030405060708L);
        assertEquals("00 00 00 02 00 00 00 10 " + key + " 00 00 00 00 00 0" + type + " 00 00",
                cluster.in(cluster.b, READ_RESERVATION));
    }

    @ParameterizedTest
    @CsvSource({"3,01 03,00 00", "8,01 08,01 08"})
    void shouldReadTheFullStatus(int type, String statusA, String statusB) {
        registerAandB();
        cluster.reserve(cluster.a, type, 0x0102030405060708L);
        assertEquals("00 00 00 02 00 00 00 60 "
                + "01 02 03 04 05 06 07 08 00 00 00 00 " + statusA + " 00 00 00 00 00 01 00 00 00 18 "
                + "01 00 00 07 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
                + "00 00 00 00 00 00 00 0B 00 00 00 00 " + statusB + " 00 00 00 00 00 02 00 00 00 18 "
                + "01 00 00 07 00 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                cluster.in(cluster.a, READ_FULL_STATUS));
    }

    @Test
    void shouldReportCapabilities() {
        assertEquals("00 08 1D 80 EA 01 00 00", cluster.in(cluster.a, REPORT_CAPABILITIES));
        cluster.require(cluster.out(cluster.a, Cluster.REGISTER, 0, 0, 0xA, Cluster.APTPL));
        assertEquals("00 08 1D 81 EA 01 00 00", cluster.in(cluster.a, REPORT_CAPABILITIES));
    }

    @Test
    void shouldReportThatNothingCanBeKept() throws Exception {
        Rig rig = new Rig(ScriptedStore.Manner.INLINE);
        assertEquals(0x1C, rig.submit("5E 02 00 00 00 00 00 00 08 00").dataIn()[2]);
        assertEquals(new UnitSpecification("unit", "tiny", "scripted", "here", UnitAttributes.of(1, "S")).records(),
                rig.unit.specification().records());
    }

    @ParameterizedTest
    @CsvSource({"5E 04 00 00 00 00 00 00 08 00", "5E 1F 00 00 00 00 00 00 08 00", "5E 20 00 00 00 00 00 00 08 00",
        "5E 00 01 00 00 00 00 00 08 00", "5E 00 00 00 00 00 00 00 08 04"})
    void shouldRefuseUnknownServiceActionsAndReservedBits(String cdb) {
        assertEquals("5/24/00", cluster.say(cluster.a, cdb));
    }
}
