// SPDX-License-Identifier: Apache-2.0
package com.example.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filter finds in CDBs. What it does with them is tested in a running Hotbay. */
class BlocksTest {

    @ParameterizedTest
    @CsvSource({
        "28 00 00 00 03 E7 00 00 01 00, false",
        "28 00 00 00 03 E7 00 00 02 00, true",
        "28 00 00 00 03 EF 00 00 01 00, true",
        "28 00 00 00 03 F0 00 00 01 00, false",
        "88 00 00 00 00 00 00 00 03 E8 00 00 00 01 00 00, true",
        "2A 00 00 00 03 E8 00 00 01 00, false"})
    void shouldFindReadsOfARange(String cdb, boolean touched) {
        byte[] bytes = HexFormat.of().parseHex(cdb.replace(" ", ""));
        assertEquals(touched, new Blocks(1000, 1007).touchedBy(Arrays.copyOf(bytes, 16)));
    }
}
