// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.pci.api.BaseAddress.Kind;
import io.hotbay.pci.api.ConfigurationSpace.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationSpaceTest {
    private final ConfigurationSpace space = ConfigurationSpace.builder()
            .set(Field.VENDOR_ID, 0x1000)
            .set(Field.DEVICE_ID, 0x0030)
            .set(Field.COMMAND, 0x0000, 0x0547)
            .set(Field.STATUS, 0x0230)
            .set(Field.REVISION_ID, 0x08)
            .set(Field.CLASS_CODE, 0x010000)
            .set(new BaseAddress(0, Kind.IO, 256))
            .set(new BaseAddress(1, Kind.MEMORY_64, 0x20000))
            .set(new BaseAddress(3, Kind.MEMORY_32, 0x10000))
            .set(new BaseAddress(4, Kind.MEMORY_64, 0x1_0000_0000L))
            .set(Field.INTERRUPT_LINE, 0x00, 0xFF)
            .set(Field.INTERRUPT_PIN, 0x01)
            .set(0x50, 4, 0x0602_0001, 0x0000_0000)
            .set(0x54, 2, 0x0000, 0x0103)
            .build();

    @ParameterizedTest
    @CsvSource({
        "0x00, 4, 0x00301000",
        "0x00, 2, 0x1000",
        "0x02, 2, 0x0030",
        "0x03, 1, 0x00",
        "0x01, 2, 0x3010", // across two fields
        "0x04, 8, 0x0100000802300000",
        "0x3C, 4, 0x00000100",
        "0x50, 4, 0x06020001",
        "0x60, 4, 0x00000000", // nothing there
        "0xFC, 4, 0x00000000"
    })
    void shouldReadResetValues(String offset, int width, String value) {
        assertEquals(Long.decode(value), space.read(Integer.decode(offset), width));
    }

    @ParameterizedTest
    @CsvSource({
        "0x00, 4, 0xFFFFFFFF, 0x00301000", // read-only
        "0x04, 2, 0xFFFF, 0x0547", // partly writable
        "0x04, 2, 0x0006, 0x0006",
        "0x05, 1, 0xFF, 0x05",
        "0x3C, 1, 0xAB, 0xAB",
        "0x3C, 2, 0xFFAB, 0x01AB", // the pin is read-only
        "0x54, 2, 0xFFFF, 0x0103"
    })
    void shouldWriteOnlyWritableBits(String offset, int width, String written, String read) {
        space.write(Integer.decode(offset), width, Long.decode(written));
        assertEquals(Long.decode(read), space.read(Integer.decode(offset), width));
    }

    @Test
    void shouldKeepOtherBytesWhenOneIsWritten() {
        space.write(0x04, 2, 0x0547);
        space.write(0x04, 1, 0x00);
        assertEquals(0x0500, space.read(0x04, 2));
    }

    @Test
    void shouldClearWritableBits() {
        space.write(0x04, 2, 0x0547);
        space.write(0x04, 2, 0x0002);
        assertEquals(0x0002, space.read(0x04, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "0x10, 0xFFFFFF01", // I/O, 256 bytes
        "0x14, 0xFFFE0004", // memory, 64 bits, 128 KiB
        "0x18, 0xFFFFFFFF", // its upper half
        "0x1C, 0xFFFF0000", // memory, 32 bits, 64 KiB
        "0x20, 0x00000004", // memory, 64 bits, 4 GiB
        "0x24, 0xFFFFFFFF"
    })
    void shouldShowSizeWhenSoftwareWritesOnes(String offset, String value) {
        space.write(Integer.decode(offset), 4, 0xFFFF_FFFFL);
        assertEquals(Long.decode(value), space.read(Integer.decode(offset), 4));
    }

    @Test
    void shouldKeepAddressThatSoftwareAssigns() {
        space.write(0x10, 4, 0xC0A5);
        assertEquals(0xC001, space.read(0x10, 4));
    }

    @Test
    void shouldShowInterruptStatusWhilePending() {
        space.interruptPending(true);
        assertEquals(0x0238, space.read(0x06, 2));
        assertEquals(0x02, space.read(0x07, 1));
        assertEquals(0x0238_0000L, space.read(0x04, 4));
        space.interruptPending(false);
        assertEquals(0x0230, space.read(0x06, 2));
    }

    @Test
    void shouldReturnToResetValues() {
        space.write(0x04, 2, 0x0547);
        space.write(0x10, 4, 0xC000);
        space.interruptPending(true);
        space.reset();
        assertEquals(0x0230_0000L, space.read(0x04, 4));
        assertEquals(0x01, space.read(0x10, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "0xFE, 4, 0x00000000",
        "0x100, 4, 0x00000000",
        "0x7FFFFFF0, 8, 0x00000000"
    })
    void shouldReadZeroesBehindTheEnd(String offset, int width, String value) {
        space.write(Integer.decode(offset), width, -1L);
        assertEquals(Long.decode(value), space.read(Integer.decode(offset), width));
    }

    @Test
    void shouldWriteTheBytesInsideWhenAccessCrossesTheEnd() {
        ConfigurationSpace last = ConfigurationSpace.builder().set(0xFF, 1, 0x00, 0xFF).build();
        last.write(0xFE, 4, 0x1122_3344L);
        assertEquals(0x33, last.read(0xFF, 1));
    }
}
