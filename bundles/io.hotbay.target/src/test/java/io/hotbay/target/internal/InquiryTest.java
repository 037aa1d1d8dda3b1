// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InquiryTest {

    private static final String STANDARD_96 = "12 00 00 00 60 00";

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    @Test
    void shouldReportStandardDataOfAParallelDisk() throws Exception {
        byte[] data = new Rig(Manner.INLINE).submit(STANDARD_96).dataIn();
        assertEquals(96, data.length);
        assertEquals("00 00 06 12 5B 18 00 32", hex(Arrays.copyOf(data, 8)));
        assertEquals("HOTBAY  VIRTUAL DISK    0001", new String(data, 8, 28, "US-ASCII"));
        assertEquals(0x0F, data[56]);
        // SAM-5, SPC-4, SPI-5, and the device type's own
        assertEquals("00 A0 04 60 0B 60 00 04 00 00", hex(Arrays.copyOfRange(data, 58, 68)));
    }

    @Test
    void shouldPresentTheAttributesOfTheUnit() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        UnitAttributes attributes = new UnitAttributes(0x5000_C500_A1B2_C3D4L, "Z9", "ACME", "FAST DISK", "7b", false,
                UnitAttributes.Deadlines.DEFAULT);
        rig.port.map(1, 0, rig.open("second", attributes));
        byte[] data = rig.submit(rig.nexus, 1, 0, STANDARD_96).dataIn();
        assertEquals("ACME    FAST DISK       7b  ", new String(data, 8, 28, "US-ASCII"));
        assertEquals("00 80 00 02 5A 39", hex(rig.submit(rig.nexus, 1, 0, "12 01 80 00 FF 00").dataIn()));
        assertEquals("00 83 00 2A 01 03 00 08 50 00 C5 00 A1 B2 C3 D4 02 01 00 0A 41 43 4D 45 20 20 20 20 5A 39 "
                + "11 94 00 04 00 00 FF FF 11 95 00 04 00 00 00 01",
                hex(rig.submit(rig.nexus, 1, 0, "12 01 83 00 FF 00").dataIn()));
    }

    @Test
    void shouldReportNoParallelBitsOnOtherTransports() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        TargetPort port = rig.core.createPort(new PortSpecification("net", TransportProtocol.ISCSI, 1));
        port.map(0, 0, rig.unit);
        Nexus nexus = port.connect(new TransportId(TransportProtocol.ISCSI, "iqn.2026-01.io.hotbay:test"));
        byte[] data = rig.submit(nexus, STANDARD_96).dataIn();
        assertEquals(0x02, data[7]);
        assertEquals(0x00, data[56]);
        assertEquals("00 A0 04 60 09 60", hex(Arrays.copyOfRange(data, 58, 64)));
    }

    @Test
    void shouldReportTheSameBytesEachTimeAsDomainValidationExpects() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        byte[] first = rig.submit(STANDARD_96).dataIn();
        for (int i = 0; i < 20; i++) {
            rig.submit(TinyDeviceType.READ_10);
            assertArrayEquals(first, rig.submit(STANDARD_96).dataIn());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12 00 00 00 00 00,0", "12 00 00 00 24 00,36", "12 00 00 00 39 00,57", "12 00 00 00 FF 00,96",
        "12 00 00 10 00 00,96"
    })
    void shouldHonourTheAllocationLength(String cdb, int bytes) throws Exception {
        assertEquals(bytes, new Rig(Manner.INLINE).submit(cdb).dataIn().length);
    }

    @ParameterizedTest
    @CsvSource({
        "00,00 00 00 06 00 80 83 86 8F B1",
        "80,00 80 00 04 53 31 32 33",
        "83,00 83 00 2C 01 03 00 08 30 00 00 00 12 34 56 78 02 01 00 0C 48 4F 54 42 41 59 20 20 53 31 32 33 "
                + "11 94 00 04 00 00 FF FF 11 95 00 04 00 00 00 01",
        "B1,00 B1 00 02 00 01"
    })
    void shouldReportVitalProductData(String page, String expected) throws Exception {
        assertEquals(expected, hex(new Rig(Manner.INLINE).submit("12 01 " + page + " 00 FF 00").dataIn()));
    }

    @Test
    void shouldReportExtendedInquiryData() throws Exception {
        byte[] page = new Rig(Manner.INLINE).submit("12 01 86 00 FF 00").dataIn();
        assertEquals(64, page.length);
        assertEquals("00 86 00 3C 00 07 00 01 00 00 00 00 00 00 00 00", hex(Arrays.copyOf(page, 16)));
    }

    @Test
    void shouldReportThirdPartyCopies() throws Exception {
        assertEquals("00 8F 00 60 "
                + "00 01 00 08 07 83 01 00 84 02 00 03 "
                + "00 04 00 1C 00 00 00 00 00 10 00 10 00 00 03 C0 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
                + "00 08 00 04 02 02 E4 00 00 0C 00 04 00 00 00 00 "
                + "80 01 00 20 00 00 00 10 00 00 00 10 0F FF F0 00 09 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
                + "00 00 00 00",
                hex(new Rig(Manner.INLINE).submit("12 01 8F 00 FF 00").dataIn()));
    }

    @Test
    void shouldNameThePortThatTheCommandCameBy() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        TargetPort port = rig.core.createPort(new PortSpecification("net", TransportProtocol.NONE, 1, 0x1234));
        port.map(0, 0, rig.unit);
        Nexus nexus = port.connect(new TransportId(TransportProtocol.NONE, "x"));
        byte[] page = rig.submit(nexus, "12 01 83 00 FF 00").dataIn();
        assertEquals("01 14 00 04 00 00 12 34 01 15 00 04 00 00 00 01",
                hex(Arrays.copyOfRange(page, page.length - 16, page.length)));
    }

    @ParameterizedTest
    @CsvSource({"12 01 B7 00 FF 00", "12 00 80 00 FF 00"})
    void shouldRejectPagesThatDoNotExist(String cdb) throws Exception {
        Submission inquiry = new Rig(Manner.INLINE).submit(cdb);
        assertEquals("5/24/00", inquiry.senseCode());
        assertEquals(2, inquiry.sense().field().byteNumber());
    }

    @Test
    void shouldLeaveUnitAttentionsPending() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Nexus fresh = rig.port.connect(new TransportId(TransportProtocol.PARALLEL_SCSI, "6"));
        assertEquals(96, rig.submit(fresh, STANDARD_96).dataIn().length);
        assertEquals("6/29/01", rig.submit(fresh, TinyDeviceType.TEST_UNIT_READY).senseCode());
    }
}
