// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.pci.api.BaseAddress.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0, IO, 0x10",
        "5, IO, 0x100",
        "0, MEMORY_32, 0x10",
        "5, MEMORY_32, 0x80000000",
        "4, MEMORY_64, 0x10000",
        "0, MEMORY_64, 0x4000000000000000"
    })
    void shouldTakeWhatPciAllows(int number, Kind kind, String size) {
        BaseAddress bar = new BaseAddress(number, kind, Long.decode(size));
        assertEquals(Long.decode(size), bar.size());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, IO, 0x10",
        "6, IO, 0x10",
        "6, MEMORY_32, 0x1000",
        "5, MEMORY_64, 0x1000", // no room for its second half
        "0, IO, 0x200", // larger than I/O windows can be
        "0, IO, 0x8",
        "0, IO, 0x18", // no power of two
        "0, MEMORY_32, 0x0",
        "0, MEMORY_32, 0x1001",
        "0, MEMORY_64, -0x8000000000000000"
    })
    void shouldRefuseWhatPciDoesNotAllow(int number, Kind kind, String size) {
        assertThrows(IllegalArgumentException.class, () -> new BaseAddress(number, kind, Long.decode(size)));
    }

    @ParameterizedTest
    @CsvSource({"IO, 0x1", "MEMORY_32, 0x0", "MEMORY_64, 0x4"})
    void shouldTellLowBitsOfTheRegister(Kind kind, String bits) {
        assertEquals(Integer.decode(bits), kind.bits());
    }
}
