// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.pci.api.ConfigurationSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chip on its bus. */
class MptFunctionTest {

    private final ConfigurationSpace space = new Machine().function.configuration();

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "00, 4, 00301000", // identity
        "04, 4, 02300000", // capabilities list, nothing enabled
        "08, 4, 01000008", // SCSI controller, revision C0
        "0C, 4, 00000000",
        "10, 4, 00000001", // I/O
        "14, 4, 00000004", // memory, 64 bits
        "18, 4, 00000000",
        "1C, 4, 00000004", // memory, 64 bits
        "20, 4, 00000000",
        "24, 4, 00000000",
        "2C, 4, 10001000", // a board of LSI Logic, not of VMware
        "30, 4, 00000000", // no expansion ROM
        "34, 4, 00000050",
        "3C, 2, 00000100", // INTA#
        "50, 4, 00026801", // power management, then PCI-X
        "68, 4, 00020007", // PCI-X, the last one
        "6C, 4, 01C3FFF8",
    })
    void shouldReadAsTheChipAfterReset(String offset, int width, String value) {
        assertEquals(Long.parseLong(value, 16), space.read(Integer.parseInt(offset, 16), width));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "00, 4, 00301000", // read-only
        "04, 2, 00000557",
        "0C, 4, 0000FFFF", // cache line and latency
        "10, 4, FFFFFF01", // 256 bytes
        "14, 4, FFFE0004", // 128 KiB
        "18, 4, FFFFFFFF",
        "1C, 4, FFFF0004", // 64 KiB
        "20, 4, FFFFFFFF",
        "3C, 2, 000001FF", // interrupt line, not pin
        "54, 2, 00000003", // power state
        "6A, 2, 0000007F", // PCI-X command, of which older drivers clear some bits
    })
    void shouldKeepTheWritableBitsWhenAllOnesAreWritten(String offset, int width, String value) {
        int at = Integer.parseInt(offset, 16);
        space.write(at, width, -1L);
        assertEquals(Long.parseLong(value, 16), space.read(at, width));
    }

    @Test
    void shouldNameItsBaseAddresses() {
        assertEquals(3, new Machine().function.baseAddresses().size());
    }
}
