// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteVerifyTest {

    private final TestDisk disk = TestDisk.small();
    private final byte[] data = new byte[513 * 512];

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(data);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2e 00 00 00 00 02 00 02 01 00",
        "2e 12 00 00 00 02 00 02 01 00",
        "ae 02 00 00 00 02 00 00 02 01 00 00",
        "8e 02 00 00 00 00 00 00 00 02 00 00 02 01 00 00",
    })
    void shouldWriteAndReadBackPieceByPiece(String cdb) {
        disk.executeOut(cdb, data).expectGood(data.length);
        assertEquals(List.of("write 1024 262144 fua", "read 1024 262144", "write 263168 512 fua", "read 263168 512"),
                disk.store.calls);
        assertArrayEquals(data, disk.readBlocks(2, 513));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 262144 + 5})
    void shouldReportMiscompareWhenMediumHoldsSomethingElse(int offset) {
        disk.store.corrupt = 1024 + offset;
        TestTask task = disk.executeOut("2e 02 00 00 00 02 00 02 01 00", data);
        task.expectCheck(SenseKey.MISCOMPARE, AdditionalSense.MISCOMPARE_DURING_VERIFY_OPERATION);
        assertEquals(offset, task.sense().information());
        disk.executeOut("2e 00 00 00 00 02 00 02 01 00", data).expectGood(data.length);
    }

    @Test
    void shouldCompareWithWhatItWroteWhenGuestChangesItsPages() {
        disk.store.beforeRead = () -> disk.lastData().fill(0, 512, (byte) 9);
        disk.executeOut("2e 02 00 00 00 02 00 00 01 00", Arrays.copyOf(data, 512)).expectGood(512);
        disk.store.beforeRead = () -> { };
        assertArrayEquals(Arrays.copyOf(data, 512), disk.readBlocks(2, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, WRITE_FAILED", "1, READ_FAILED", "2, CANCELLED", "3, CANCELLED"})
    void shouldEndWithWhatFailsInTheMiddle(int passing, StoreOutcome outcome) {
        disk.store.passing = passing;
        disk.store.outcome = outcome;
        disk.executeOut("2e 02 00 00 00 02 00 02 01 00", data).expectOutcome(outcome);
        assertEquals(passing + 1, disk.store.calls.size());
    }

    @Test
    void shouldWriteNothingOfShorterBuffer() {
        disk.executeOut("2e 02 00 00 00 02 00 00 02 00", new byte[1000]).expectInvalidFieldInCdb(7, -1);
        disk.executeOut("ae 00 00 00 00 02 00 00 00 02 00 00", new byte[100]).expectInvalidFieldInCdb(6, -1);
        disk.execute("2e 00 00 00 00 02 00 00 00 00").expectGood(0);
        assertEquals(List.of(), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({
        "2e 04 00 00 00 00 00 00 01 00, 1, 2",
        "2e 06 00 00 00 00 00 00 01 00, 1, 2",
        "2e 20 00 00 00 00 00 00 01 00, 1, 5",
        "ae 00 00 00 00 00 00 00 80 01 00 00, 6, -1",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        try (TestDisk large = TestDisk.of("1G")) {
            large.executeOut(cdb, new byte[512]).expectInvalidFieldInCdb(byteNumber, bit);
        }
    }

    @Test
    void shouldReportLbaOutOfRangeAndWriteProtection() {
        disk.executeOut("2e 00 00 00 07 ff 00 00 02 00", data).expectOutOfRange(2048);
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.executeOut("2e 00 00 00 00 00 00 00 01 00", data)
                    .expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
        }
    }
}
