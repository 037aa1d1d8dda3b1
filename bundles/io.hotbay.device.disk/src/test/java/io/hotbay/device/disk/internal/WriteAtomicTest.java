// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteAtomicTest {

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void shouldWriteInOnePiece() {
        byte[] data = new byte[4096];
        new Random(1).nextBytes(data);
        disk.executeOut("9c 08 00 00 00 00 00 00 00 08 00 00 00 08 00 00", data).expectGood(4096);
        disk.executeOut("9c 00 00 00 00 00 00 00 00 10 00 00 00 01 00 00", data).expectGood(512);
        assertEquals(List.of("write 4096 4096 fua", "write 8192 512"), disk.store.calls);
        assertArrayEquals(data, disk.readBlocks(8, 8));
        disk.execute("9c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00").expectGood(0);
    }

    @ParameterizedTest
    @CsvSource({
        // longer than the limit, not aligned, an atomic boundary, protection, a group
        "9c 00 00 00 00 00 00 00 00 00 00 00 00 09 00 00, 12, -1",
        "9c 00 00 00 00 00 00 00 00 01 00 00 00 01 00 00, 2, -1",
        "9c 00 00 00 00 00 00 00 00 00 00 08 00 08 00 00, 11, 3",
        "9c 20 00 00 00 00 00 00 00 00 00 00 00 01 00 00, 1, 5",
        "9c 00 00 00 00 00 00 00 00 00 00 00 00 01 01 00, 14, 0",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, new byte[8192]).expectInvalidFieldInCdb(byteNumber, bit);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldWriteNothingOfShorterBuffer() {
        disk.executeOut("9c 00 00 00 00 00 00 00 00 00 00 00 00 02 00 00", new byte[512])
                .expectInvalidFieldInCdb(12, -1);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldReportWhatGoesWrong() {
        disk.executeOut("9c 00 00 00 00 00 00 00 07 f8 00 00 00 09 00 00", new byte[8192]).expectOutOfRange(2048);
        disk.store.outcome = StoreOutcome.NO_SPACE;
        disk.executeOut("9c 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00", new byte[512])
                .expectOutcome(StoreOutcome.NO_SPACE);
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.executeOut("9c 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00", new byte[512])
                    .expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
        }
    }
}
