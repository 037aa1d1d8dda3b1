// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SenseTest {

    private static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("700000000000000A00000000000000000000",
                        Sense.of(SenseKey.NO_SENSE, AdditionalSense.NO_ADDITIONAL_SENSE_INFORMATION)),
                Arguments.of("700006000000000A00000000290100000000",
                        Sense.unitAttention(AdditionalSense.POWER_ON_OCCURRED)),
                Arguments.of("700005000000000A00000000200000000000",
                        Sense.illegalRequest(AdditionalSense.INVALID_COMMAND_OPERATION_CODE)),
                // SKSV, C/D, BPV and bit 5 of byte 2 of the CDB
                Arguments.of("700005000000000A00000000240000CD0002", Sense.invalidFieldInCdb(2, 5)),
                // a whole byte
                Arguments.of("700005000000000A00000000240000C00007", Sense.invalidFieldInCdb(7, -1)),
                // a field of the parameter list
                Arguments.of("700005000000000A000000002600008F0104", new Sense(SenseKey.ILLEGAL_REQUEST,
                        AdditionalSense.INVALID_FIELD_IN_PARAMETER_LIST, null,
                        new Sense.FieldPointer(false, 0x104, 7))),
                // an LBA in INFORMATION
                Arguments.of("F00003123456780A00000000110000000000", new Sense(SenseKey.MEDIUM_ERROR,
                        AdditionalSense.UNRECOVERED_READ_ERROR, 0x12345678L, null)),
                Arguments.of("F00003FFFFFFFF0A00000000110000000000", new Sense(SenseKey.MEDIUM_ERROR,
                        AdditionalSense.UNRECOVERED_READ_ERROR, 0xFFFFFFFFL, null)),
                // one that does not fit is left out
                Arguments.of("700003000000000A00000000110000000000", new Sense(SenseKey.MEDIUM_ERROR,
                        AdditionalSense.UNRECOVERED_READ_ERROR, 0x1_0000_0000L, null)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldEncodeInFixedFormat(String expected, Sense sense) {
        assertEquals(expected, HexFormat.of().withUpperCase().formatHex(sense.fixed()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // response code 72h, key, pair, length, no descriptors
        "72 06 29 01 00 00 00 00                                     | plain",
        "72 03 11 00 00 00 00 0C 00 0A 80 00 00 00 00 01 00 00 00 00 | information",
        "72 05 24 00 00 00 00 08 02 06 00 00 CD 00 02 00             | field",
        "72 02 04 04 00 00 00 08 02 06 00 00 80 40 00 00             | progress",
    })
    void shouldEncodeInDescriptorFormat(String expected, String kind) {
        Sense sense = switch (kind) {
            case "plain" -> Sense.unitAttention(AdditionalSense.POWER_ON_OCCURRED);
            case "information" -> new Sense(
                    SenseKey.MEDIUM_ERROR, AdditionalSense.UNRECOVERED_READ_ERROR, 0x1_0000_0000L, null);
            case "field" -> Sense.invalidFieldInCdb(2, 5);
            default -> Sense.of(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_FORMAT_IN_PROGRESS)
                    .withProgress(0x4000);
        };
        assertEquals(expected, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(sense.inForm(true).bytes()));
    }

    @Test
    void shouldEncodeInFixedFormatUnlessWantedOtherwise() {
        Sense sense = Sense.of(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_FORMAT_IN_PROGRESS)
                .withProgress(0x4000);
        assertEquals("700002000000000A00000000040400804000", HexFormat.of().withUpperCase().formatHex(sense.bytes()));
    }

    @Test
    void shouldGiveEachPairOnce() {
        long pairs = Stream.of(AdditionalSense.values())
                .map(each -> each.code() << 8 | each.qualifier())
                .distinct()
                .count();
        assertEquals(AdditionalSense.values().length, pairs);
    }

    @Test
    void shouldNumberTheSenseKeysAsTheStandardDoes() {
        assertEquals(0x2, SenseKey.NOT_READY.code());
        assertEquals(0x6, SenseKey.UNIT_ATTENTION.code());
        assertEquals(0xB, SenseKey.ABORTED_COMMAND.code());
        assertEquals(0xE, SenseKey.MISCOMPARE.code());
    }
}
