// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteSequenceTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "4 B 2 7 D, true",
        "F 4 B 2 7 D, true",
        "FF 4 B 2 7 D, true",
        "FFFFFFFF 4 B 2 7 D, true",
        "14 2B 32 47 5D, true",
        "4 4 B 2 7 D, true",
        "4 B 4 B 2 7 D, true",
        "4 B 2 7, false",
        "B 2 7 D, false",
        "4 B 2 7 E, false",
        "4 B 7 2 D, false",
        "4 B 2 7 D FF, false",
        "4 B 2 7 D FFFFFFFF, false",
        "4 B 2 7 D 4, true",
        "4 B 2 7 D 4 F, false",
        "4 B 2 7 D FF 4 B 2 7 D, true",
    })
    void shouldOpenOnlyWhenTheWholeKeyCameLast(String written, boolean enabled) {
        WriteSequence sequence = new WriteSequence();
        for (String value : written.split(" ")) {
            sequence.write(Integer.parseUnsignedInt(value, 16));
        }
        assertEquals(enabled, sequence.enabled());
    }
}
