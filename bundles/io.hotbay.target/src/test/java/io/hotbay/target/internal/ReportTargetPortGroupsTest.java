// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REPORT TARGET PORT GROUPS (SPC-5 6.37) for a unit on three ports. */
class ReportTargetPortGroupsTest {

    private Cluster cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster();
    }

    @ParameterizedTest
    @CsvSource({
        "0A,00 00 00 14 00 01 00 01 00 00 00 03 00 00 00 01 00 00 00 02 00 00 00 03",
        "2A,00 00 00 18 10 00 00 00 00 01 00 01 00 00 00 03 00 00 00 01 00 00 00 02 00 00 00 03"
    })
    void shouldReportOneGroupOfAllPorts(String byte1, String expected) {
        assertEquals(expected, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(cluster.submit(cluster.b,
                "A3 " + byte1 + " 00 00 00 00 00 00 10 00 00 00", "").dataIn()));
    }

    @ParameterizedTest
    @CsvSource({"00 00 00 00,0", "00 00 00 04,4", "FF FF FF FF,24"})
    void shouldHonourTheAllocationLength(String allocation, int bytes) {
        assertEquals(bytes, cluster.submit(cluster.a, "A3 0A 00 00 00 00 " + allocation + " 00 00", "")
                .dataIn().length);
    }

    @ParameterizedTest
    @CsvSource({"A3 4A 00 00 00 00 00 00 10 00 00 00", "A3 0A 01 00 00 00 00 00 10 00 00 00",
        "A3 0A 00 00 00 00 00 00 10 00 80 00", "A3 0A 00 00 00 00 00 00 10 00 00 04"})
    void shouldRefuseOtherFormatsAndReservedBits(String cdb) {
        assertEquals("5/24/00", cluster.say(cluster.a, cdb));
    }
}
