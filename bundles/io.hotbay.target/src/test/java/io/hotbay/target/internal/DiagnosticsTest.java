// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEND DIAGNOSTIC and RECEIVE DIAGNOSTIC RESULTS (SPC-5 6.43, 6.30). */
class DiagnosticsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1D 04 00 00 00 00", "1D 14 00 00 00 00", "1D 10 00 00 00 00", "1D 00 00 00 00 00"})
    void shouldPassTheDefaultSelfTest(String cdb) throws Exception {
        assertEquals(CommandResult.GOOD, new Rig(Manner.INLINE).submit(cdb).result());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // self-test codes, offline tests, a parameter list; another page; reserved bits
        "1D 20 00 00 00 00", "1D 05 00 00 00 00", "1D 06 00 00 00 00", "1D 10 00 00 04 00",
        "1C 01 01 00 FF 00", "1C 02 00 00 FF 00", "1C 01 00 00 FF 04"
    })
    void shouldRefuseWhatIsNotThere(String cdb) throws Exception {
        assertEquals("5/24/00", new Rig(Manner.INLINE).submit(cdb).senseCode());
    }

    @ParameterizedTest
    @CsvSource({"1C 01 00 00 FF 00,00 00 00 01 00", "1C 00 00 00 FF 00,00 00 00 01 00", "1C 01 00 00 02 00,00 00"})
    void shouldListTheOnePage(String cdb, String expected) throws Exception {
        assertEquals(expected,
                HexFormat.ofDelimiter(" ").formatHex(new Rig(Manner.INLINE).submit(cdb).dataIn()));
    }
}
