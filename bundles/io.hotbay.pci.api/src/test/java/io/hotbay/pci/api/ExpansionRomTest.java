// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionRomTest {

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        content[0] = 0x55;
        content[1] = (byte) 0xAA;
        return content;
    }

    @ParameterizedTest
    @CsvSource({
        "0x1A, 0x800", "0x800, 0x800", "0x801, 0x1000", "0x1000, 0x1000", "0x18000, 0x20000",
        "0xFFFFFF, 0x1000000", "0x1000000, 0x1000000"
    })
    void shouldDecodeTheNextPowerOfTwo(String bytes, String region) {
        assertEquals(Integer.decode(region), ExpansionRom.of(content(Integer.decode(bytes))).regionBytes());
    }

    @Test
    void shouldReadAsOnesBehindItsContent() {
        byte[] content = content(0x20);
        content[0x1F] = 0x77;
        ExpansionRom rom = ExpansionRom.of(content);
        content[0x1E] = 0x11; // a copy was taken
        byte[] read = new byte[8];
        rom.read(0x1E, 4, MemorySegment.ofArray(read), 2);
        assertEquals("00000077ffff0000", HexFormat.of().formatHex(read));
        rom.read(0x7FE, 2, MemorySegment.ofArray(read), 0);
        assertEquals("ffff", HexFormat.of().formatHex(read, 0, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1000001, 0, 55, it has 16777217 bytes",
        "0x19,      0, 55, it has 25 bytes",
        "0x800,     0, 54, it does not begin with the signature 55 AA",
        "0x800,     1, AB, it does not begin with the signature 55 AA",
    })
    void shouldRefuseWhatIsNoRom(String bytes, int at, String value, String reason) {
        byte[] content = content(Integer.decode(bytes));
        content[at] = (byte) Integer.parseInt(value, 16);
        String message = assertThrows(IllegalArgumentException.class, () -> ExpansionRom.of(content)).getMessage();
        assertTrue(message.startsWith(reason), message);
    }

    @Test
    void shouldShowItsSizeInTheRegister() {
        ConfigurationSpace space = ConfigurationSpace.builder().set(ExpansionRom.of(content(0x1800))).build();
        assertEquals(0, space.read(0x30, 4));
        space.write(0x30, 4, 0xFFFF_F800L);
        assertEquals(0xFFFF_E000L, space.read(0x30, 4));
        space.write(0x30, 4, 0xFEBC_1FFFL);
        assertEquals(0xFEBC_0001L, space.read(0x30, 4));
    }
}
