// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SYNCHRONIZE CACHE, START STOP UNIT, TEST UNIT READY. */
class CacheAndPowerTest {

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "35 00 00 00 00 00 00 00 00 00",
        "35 04 00 00 00 00 00 00 00 00",
        "35 00 00 00 07 ff 00 00 01 00",
        "91 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
        "1b 00 00 00 00 00",
        "1b 01 00 00 00 00",
    })
    void shouldFlush(String cdb) {
        disk.execute(cdb).expectGood(0);
        assertEquals(List.of("flush"), disk.store.calls);
        disk.execute("1b 00 00 00 01 00").expectGood(0);
        disk.store.outcome = StoreOutcome.WRITE_FAILED;
        disk.execute(cdb).expectOutcome(StoreOutcome.WRITE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35 02 00 00 00 00 00 00 00 00", "91 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00"})
    void shouldAnswerBeforeTheFlushWhenImmediate(String cdb) {
        disk.execute(cdb).expectGood(0);
        assertEquals(List.of("flush"), disk.store.calls);
        disk.store.outcome = StoreOutcome.WRITE_FAILED;
        disk.execute(cdb).expectGood(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 00 00 00 00", "1b 00 00 00 01 00", "1b 00 00 00 04 00", "1b 00 00 00 10 00",
        "1b 00 00 00 20 00", "1b 00 00 00 70 00", "1b 00 00 00 a0 00"})
    void shouldBeGoodWithoutStore(String cdb) {
        disk.execute(cdb).expectGood(0);
        assertEquals(List.of(), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({
        "35 00 00 00 07 ff 00 00 02 00, 2048",
        "35 00 00 00 08 01 00 00 00 00, 2049",
        "91 00 80 00 00 00 00 00 00 00 00 00 00 00 00 00, -9223372036854775808",
    })
    void shouldReportLbaOutOfRange(String cdb, long information) {
        disk.execute(cdb).expectOutOfRange(information);
    }

    @ParameterizedTest
    @CsvSource({
        "1b 00 00 00 02 00, 4, 1",
        "1b 00 00 00 03 00, 4, 1",
        "1b 00 00 00 40 00, 4, 7",
        "1b 00 00 00 f0 00, 4, 7",
        "1b 00 00 00 08 00, 4, 3",
        "1b 00 00 01 00 00, 3, 0",
        "00 00 00 00 01 00, 4, 0",
        "35 08 00 00 00 00 00 00 00 00, 1, 3",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.execute(cdb).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @Test
    void shouldFlushWhenWriteProtected() {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.execute("35 00 00 00 00 00 00 00 00 00").expectGood(0);
        }
    }
}
