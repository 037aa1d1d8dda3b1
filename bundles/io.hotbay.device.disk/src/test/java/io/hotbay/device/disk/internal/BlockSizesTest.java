// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of the disk over blocks of the store. */
class BlockSizesTest {

    @ParameterizedTest
    @CsvSource({
        // logical, physical, the store's, last LBA, exponent
        "512, 512, 512, 7ff, 0",
        "512, 4096, 512, 7ff, 3",
        "4096, 4096, 512, ff, 0",
        "4096, 4096, 4096, ff, 0",
    })
    void shouldTellSizes(int logical, int physical, int ofStore, String last, String exponent) {
        try (TestDisk disk = TestDisk.withBlocksOf(logical, physical, "1M", ofStore)) {
            byte[] data = disk.dataIn("9e 10 00 00 00 00 00 00 00 00 00 00 00 20 00 00", 32);
            assertEquals(Long.parseLong(last, 16), data[6] << 8 | data[7] & 0xFF);
            assertEquals(logical, data[10] << 8 | data[11] & 0xFF);
            assertEquals(Integer.parseInt(exponent), data[13]);
        }
    }

    @Test
    void shouldCountInBlocksOfTheDisk() {
        try (TestDisk disk = TestDisk.withBlocksOf(4096)) {
            byte[] block = new byte[4096];
            block[4095] = 7;
            disk.executeOut("2a 00 00 00 00 ff 00 00 01 00", block).expectGood(4096);
            TestTask read = disk.executeIn("28 00 00 00 00 ff 00 00 01 00", 4096);
            read.expectGood(4096);
            assertArrayEquals(block, read.data().copyOf(4096));
            assertEquals(List.of("write 1044480 4096", "read 1044480 4096"), disk.store.calls);
            disk.executeIn("28 00 00 00 01 00 00 00 01 00", 4096).expectOutOfRange(256);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "512 | 1M | 4096 | The storage has blocks of 4096 bytes, larger than the disk's 512; set block-size and"
            + " physical-block-size to 4096.",
        "4096 | 1536 | 512 | The storage has 1536 bytes, which are not whole blocks of 4096; change its size, or the"
            + " disk's block-size.",
    })
    void shouldRefuseStorageThatDoesNotFit(int block, String size, int ofStore, String sentence) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class,
                () -> TestDisk.withBlocksOf(block, block, size, ofStore)).getMessage());
    }
}
