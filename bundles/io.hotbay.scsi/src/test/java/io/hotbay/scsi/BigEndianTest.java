// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BigEndianTest {

    private static final byte[] BYTES = HexFormat.of().parseHex("00FEDCBA9876543210");

    @Test
    void shouldGetUnsignedNumbersAtAnyOffset() {
        assertEquals(0xFE, BigEndian.get8(BYTES, 1));
        assertEquals(0xFEDC, BigEndian.get16(BYTES, 1));
        assertEquals(0xFEDCBA, BigEndian.get24(BYTES, 1));
        assertEquals(0xFEDCBA98L, BigEndian.get32(BYTES, 1));
        assertEquals(0xFEDCBA9876543210L, BigEndian.get64(BYTES, 1));
    }

    @Test
    void shouldPutNumbersAndLeaveTheirNeighbours() {
        byte[] bytes = HexFormat.of().parseHex("FFFFFFFFFFFFFFFFFFFF");
        BigEndian.put16(bytes, 1, 0x0102);
        assertArrayEquals(HexFormat.of().parseHex("FF0102FFFFFFFFFFFFFF"), bytes);
        BigEndian.put24(bytes, 1, 0x030405);
        assertArrayEquals(HexFormat.of().parseHex("FF030405FFFFFFFFFFFF"), bytes);
        BigEndian.put32(bytes, 1, 0x06070809);
        assertArrayEquals(HexFormat.of().parseHex("FF06070809FFFFFFFFFF"), bytes);
        BigEndian.put64(bytes, 1, 0x0A0B0C0D0E0F1011L);
        assertArrayEquals(HexFormat.of().parseHex("FF0A0B0C0D0E0F1011FF"), bytes);
    }

    @Test
    void shouldDropWhatDoesNotFit() {
        byte[] bytes = new byte[3];
        BigEndian.put24(bytes, 0, 0x7F010203);
        assertArrayEquals(new byte[] {1, 2, 3}, bytes);
    }

    @Test
    void shouldRefuseToReadBeyondTheEnd() {
        assertThrows(IndexOutOfBoundsException.class, () -> BigEndian.get32(BYTES, 6));
    }
}
