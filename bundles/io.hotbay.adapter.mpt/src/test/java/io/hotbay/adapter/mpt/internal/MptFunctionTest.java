// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.HeapMemory;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.ExpansionRom;
import io.hotbay.pci.api.Msi;
import io.hotbay.pci.api.PciFunction;
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
        "50, 4, 00025801", // power management, then MSI
        "58, 4, 00806805", // MSI: one vector, 64 bits, turned off; then PCI-X
        "5C, 8, 00000000",
        "64, 2, 00000000",
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
        "58, 4, 00F16805", // MSI enable
        "5C, 4, FFFFFFFC",
        "60, 4, FFFFFFFF",
        "64, 4, 0000FFFF",
        "6A, 2, 0000007F", // PCI-X command, of which older drivers clear some bits
    })
    void shouldKeepTheWritableBitsWhenAllOnesAreWritten(String offset, int width, String value) {
        int at = Integer.parseInt(offset, 16);
        space.write(at, width, -1L);
        assertEquals(Long.parseLong(value, 16), space.read(at, width));
    }

    @ParameterizedTest(name = "function {0}: pin {1}")
    @CsvSource({"0, 1", "1, 2", "3, 4", "4, 1"})
    void shouldHaveThePinOfItsNumber(int number, int pin) {
        Machine machine = new Machine(new AdapterSetup(number, null, new HeapMemory()));
        assertEquals(pin, machine.function.configuration().read(0x3D, 1));
        assertEquals(number, new LinuxDriver(machine).handshake(LinuxDriver.header(0x03, 0))[3], "IOCNumber");
    }

    @Test
    void shouldDecodeItsExpansionRom() {
        byte[] content = new byte[0x1000];
        content[0] = 0x55;
        content[1] = (byte) 0xAA;
        ExpansionRom rom = ExpansionRom.of(content);
        PciFunction function = new Machine(new AdapterSetup(0, rom, new HeapMemory())).function;
        assertEquals(rom, function.expansionRom());
        function.configuration().write(0x30, 4, 0xFFFF_F800L);
        assertEquals(0xFFFF_F000L, function.configuration().read(0x30, 4));
        assertNull(new Machine().function.expansionRom());
    }

    @Test
    void shouldOfferOneMessage() {
        assertEquals(new Msi(0x58, 1), new Machine().function.msi());
        assertNull(new Machine().function.msiX());
    }

    @Test
    void shouldNameItsBaseAddresses() {
        assertEquals(3, new Machine().function.baseAddresses().size());
    }
}
