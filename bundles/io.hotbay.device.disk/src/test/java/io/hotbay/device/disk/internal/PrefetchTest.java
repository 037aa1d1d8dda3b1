// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetchTest {

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "34 00 00 00 00 02 00 00 03 00, read 1024 1536",
        "34 00 00 00 00 02 3f 00 03 00, read 1024 1536",
        "90 00 00 00 00 00 00 00 00 02 00 00 00 03 00 00, read 1024 1536",
        // up to the last block
        "34 00 00 00 07 fe 00 00 00 00, read 1047552 1024",
    })
    void shouldReadRange(String cdb, String call) {
        disk.execute(cdb).expectGood(0);
        assertEquals(List.of(call), disk.store.calls);
    }

    @Test
    void shouldReadNothingWhenItIsTooMuchOrNobodyWaits() {
        disk.execute("34 02 00 00 00 00 00 00 01 00").expectGood(0);
        assertEquals(List.of(), disk.store.calls);
        try (TestDisk large = TestDisk.of("1G")) {
            large.execute("90 00 00 00 00 00 00 00 00 00 00 00 80 01 00 00").expectGood(0);
            assertEquals(List.of(), large.store.calls);
        }
    }

    @Test
    void shouldReportWhatGoesWrong() {
        disk.execute("34 00 00 00 07 ff 00 00 02 00").expectOutOfRange(2048);
        disk.execute("34 02 00 00 08 01 00 00 00 00").expectOutOfRange(2049);
        disk.execute("34 04 00 00 00 00 00 00 01 00").expectInvalidFieldInCdb(1, 2);
        disk.execute("34 00 00 00 00 00 40 00 01 00").expectInvalidFieldInCdb(6, 6);
        disk.store.outcome = StoreOutcome.READ_FAILED;
        disk.execute("34 00 00 00 00 02 00 00 03 00").expectOutcome(StoreOutcome.READ_FAILED);
    }
}
