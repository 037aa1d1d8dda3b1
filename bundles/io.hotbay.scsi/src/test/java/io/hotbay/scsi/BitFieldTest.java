// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitFieldTest {

    @ParameterizedTest
    @CsvSource({
        // high, low, word, value
        "7,5,0xE0,7", "4,0,0xFF,0x1F", "0,0,0xFE,0", "31,31,0x80000000,1", "31,0,0x12345678,0x12345678",
        "15,8,0xABCD,0xAB"
    })
    void shouldGetTheBits(int high, int low, String word, String value) {
        int bits = Integer.parseUnsignedInt(word.substring(2), 16);
        assertEquals(Integer.decode(value), new BitField(high, low).get(bits));
    }

    @Test
    void shouldGetBitsOfASignExtendedByte() {
        assertEquals(7, new BitField(7, 5).get((byte) 0xE1));
    }

    @Test
    void shouldReplaceJustItsBits() {
        assertEquals(0xFF0F, new BitField(7, 4).set(0xFFFF, 0));
        assertEquals(0x0050, new BitField(7, 4).set(0, 5));
        assertEquals(-1, new BitField(31, 0).set(0, -1));
    }

    @Test
    void shouldDropBitsThatDoNotFit() {
        assertEquals(0x30, new BitField(5, 4).set(0, 0xFF));
    }

    @Test
    void shouldTellItsMask() {
        assertEquals(0xE0, new BitField(7, 5).mask());
        assertEquals(-1, new BitField(31, 0).mask());
        assertEquals(1, BitField.bit(0).mask());
    }

    @Test
    void shouldTellWhetherItIsSet() {
        assertTrue(BitField.bit(3).isSet(0x08));
        assertFalse(BitField.bit(3).isSet(0xF7));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "32,0", "3,-1"})
    void shouldRefuseImpossibleBits(int high, int low) {
        assertThrows(IllegalArgumentException.class, () -> new BitField(high, low));
    }
}
