// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

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

class VerifyTest {

    private final TestDisk disk = TestDisk.small();
    private final byte[] content = new byte[1 << 20];

    @BeforeEach
    void fill() {
        new Random(3).nextBytes(content);
        disk.writeBlocks(0, content);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2f 00 00 00 00 00 00 02 01 00",
        "2f 10 00 00 00 00 00 02 01 00",
        "af 00 00 00 00 00 00 00 02 01 00 00",
        "8f 00 00 00 00 00 00 00 00 00 00 00 02 01 00 00",
    })
    void shouldReadRangePieceByPiece(String cdb) {
        disk.execute(cdb).expectGood(0);
        assertEquals(List.of("read 0 262144", "read 262144 512"), disk.store.calls);
    }

    @Test
    void shouldReportWhatCannotBeRead() {
        disk.store.outcome = StoreOutcome.READ_FAILED;
        disk.execute("2f 00 00 00 00 00 00 02 01 00").expectOutcome(StoreOutcome.READ_FAILED);
        assertEquals(1, disk.store.calls.size());
    }

    @Test
    void shouldBeGoodWhenBytesAreTheSame() {
        disk.executeOut("2f 02 00 00 00 00 00 08 00 00", content).expectGood(content.length);
        disk.execute("2f 02 00 00 00 00 00 00 00 00").expectGood(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 511, 262143, 262144, 1048575})
    void shouldReportMiscompareWithOffset(int offset) {
        content[offset] ^= 1;
        TestTask task = disk.executeOut("2f 02 00 00 00 00 00 08 00 00", content);
        task.expectCheck(SenseKey.MISCOMPARE, AdditionalSense.MISCOMPARE_DURING_VERIFY_OPERATION);
        assertEquals(offset, task.sense().information());
    }

    @Test
    void shouldCompareNothingWithShorterBuffer() {
        disk.store.calls.clear();
        byte[] data = Arrays.copyOf(content, 2047);
        disk.executeOut("2f 02 00 00 00 00 00 00 04 00", data).expectInvalidFieldInCdb(7, -1);
        disk.executeOut("8f 02 00 00 00 00 00 00 00 00 00 00 00 04 00 00", data).expectInvalidFieldInCdb(10, -1);
        disk.executeOut("2f 06 00 00 00 00 00 00 04 00", Arrays.copyOf(data, 511)).expectInvalidFieldInCdb(1, -1);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldCompareAllBlocksWithOne() {
        byte[] block = Arrays.copyOf(content, 512);
        for (int index = 0; index < 1100; index++) {
            System.arraycopy(block, 0, content, index * 512, 512);
        }
        disk.writeBlocks(0, content);
        disk.executeOut("2f 06 00 00 00 00 00 04 4c 00", block).expectGood(512);
        disk.executeOut("2f 06 00 00 00 00 00 00 00 00", block).expectGood(0);
        content[1090 * 512 + 77] ^= 1;
        disk.writeBlocks(0, content);
        TestTask task = disk.executeOut("2f 06 00 00 00 00 00 04 4c 00", block);
        task.expectCheck(SenseKey.MISCOMPARE, AdditionalSense.MISCOMPARE_DURING_VERIFY_OPERATION);
        assertEquals(77, task.sense().information());
    }

    @ParameterizedTest
    @CsvSource({"2f 00 00 00 07 ff 00 00 02 00, 2048", "8f 02 ff ff ff ff ff ff ff ff 00 00 00 01 00 00, -1"})
    void shouldReportLbaOutOfRange(String cdb, long information) {
        disk.execute(cdb).expectOutOfRange(information);
    }

    @ParameterizedTest
    @CsvSource({
        "2f 04 00 00 00 00 00 00 01 00, 1, 2",
        "2f 20 00 00 00 00 00 00 01 00, 1, 5",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.execute(cdb).expectInvalidFieldInCdb(byteNumber, bit);
    }
}
