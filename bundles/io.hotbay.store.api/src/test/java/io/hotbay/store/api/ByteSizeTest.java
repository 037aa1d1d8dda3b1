// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "512, 512",
        "1536, 1536",
        "1K, 1024",
        "64K, 65536",
        "64M, 67108864",
        "1g, 1073741824",
        "2T, 2199023255552",
        "8388607T, 9223370937343148032",
    })
    void shouldParseWhenSizeIsWholeBlocks(String text, long bytes) throws StoreException {
        assertEquals(bytes, ByteSize.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'', is no size",
        "0x200, is no size",
        "-512, is no size",
        "64 M, is no size",
        "64MB, is no size",
        "1.5G, is no size",
        "M, is no size",
        "0, is not whole blocks",
        "0G, is not whole blocks",
        "511, is not whole blocks",
        "513, is not whole blocks",
        "8388608T, is too large",
        "9223372036854775808, is too large",
    })
    void shouldSayWhatIsWrongWhenSizeIsBad(String text, String sentence) {
        StoreException refusal = assertThrows(StoreException.class, () -> ByteSize.parse(text));
        assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
        assertTrue(refusal.getMessage().matches("['/A-Z].*[.]"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"512, 512", "1536, 1536", "1024, 1K", "67108864, 64M", "1073741824, 1G", "1073742336, 1073742336",
        "2199023255552, 2T", "2251799813685248, 2048T"})
    void shouldFormatShortestTextThatParsesBack(long bytes, String text) throws StoreException {
        assertEquals(text, ByteSize.format(bytes));
        assertEquals(bytes, ByteSize.parse(text));
    }
}
