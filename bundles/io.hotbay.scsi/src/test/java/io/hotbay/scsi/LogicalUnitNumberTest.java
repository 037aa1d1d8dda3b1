// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalUnitNumberTest {

    @ParameterizedTest
    @CsvSource({
        // peripheral device addressing, bus 0
        "0000000000000000,0", "0001000000000000,1", "00FF000000000000,255",
        // flat space addressing
        "4000000000000000,0", "4100000000000000,256", "7FFF000000000000,16383",
        // peripheral with a bus, logical unit addressing, extended addressing
        "0101000000000000,-1", "3F00000000000000,-1", "8000000000000000,-1", "C101000000000000,-1",
        "D200010000000000,-1",
        // a second level
        "0001000100000000,-1", "0001000000000001,-1", "0001000001000000,-1", "FFFFFFFFFFFFFFFF,-1"
    })
    void shouldDecode(String structure, int number) {
        assertEquals(number, LogicalUnitNumber.decode(HexFormat.of().parseHex(structure), 0));
    }

    @ParameterizedTest
    @CsvSource({"0,0000000000000000", "255,00FF000000000000", "256,4100000000000000", "16383,7FFF000000000000"})
    void shouldEncode(int number, String structure) {
        byte[] bytes = HexFormat.of().parseHex("FFFFFFFFFFFFFFFF");
        LogicalUnitNumber.encode(number, bytes, 0);
        assertEquals(structure, HexFormat.of().withUpperCase().formatHex(bytes));
    }

    @Test
    void shouldDecodeWhatItEncodedAtAnOffset() {
        byte[] bytes = new byte[11];
        for (int number = 0; number <= LogicalUnitNumber.MAXIMUM; number++) {
            LogicalUnitNumber.encode(number, bytes, 3);
            assertEquals(number, LogicalUnitNumber.decode(bytes, 3));
        }
    }
}
