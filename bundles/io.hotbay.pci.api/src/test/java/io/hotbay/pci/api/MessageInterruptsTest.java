// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The capabilities of MSI and MSI-X as software sees them. */
class MessageInterruptsTest {
    private static final MsiX MSI_X = new MsiX(0x70, 65, 1, 0x2000, 3, 0x3000);

    private final ConfigurationSpace space =
            ConfigurationSpace.builder().set(new Msi(0x58, 4), 0x70).set(MSI_X, 0).build();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "58, 00847005", // 4 vectors, 64 bits, turned off
        "5C, 00000000",
        "60, 00000000",
        "64, 00000000",
        "70, 00400011", // 65 vectors, turned off
        "74, 00002001",
        "78, 00003003",
    })
    void shouldReadAfterReset(String offset, String value) {
        assertEquals(Long.parseLong(value, 16), space.read(Integer.parseInt(offset, 16), 4));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "58, 00F57005", // enable, multiple message enable
        "5C, FFFFFFFC",
        "60, FFFFFFFF",
        "64, 0000FFFF",
        "70, C0400011", // enable, function mask
        "74, 00002001",
        "78, 00003003",
    })
    void shouldKeepTheWritableBitsWhenAllOnesAreWritten(String offset, String value) {
        int at = Integer.parseInt(offset, 16);
        space.write(at, 4, -1L);
        assertEquals(Long.parseLong(value, 16), space.read(at, 4));
    }

    @Test
    void shouldKnowTheSizesOfItsTables() {
        assertEquals(65 * 16, MSI_X.tableBytes());
        assertEquals(16, MSI_X.pendingBytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 64, -1, Integer.MIN_VALUE})
    void shouldRefuseVectorsThatMsiDoesNotKnow(int vectors) {
        assertThrows(IllegalArgumentException.class, () -> new Msi(0x58, vectors));
    }

    @ParameterizedTest
    @CsvSource({"0x70, 0, 0, 0", "0x70, 2049, 0, 0", "0x3C, 1, 0, 0", "0xF8, 1, 0, 0", "0x72, 1, 0, 0",
        "0x70, 1, 4, 0", "0x70, 1, 0, 4", "0x70, 1, -8, 0"})
    void shouldRefuseMsiXThatCannotBe(String offset, int vectors, int table, int pending) {
        assertThrows(IllegalArgumentException.class,
                () -> new MsiX(Integer.decode(offset), vectors, 1, table, 1, pending));
    }
}
