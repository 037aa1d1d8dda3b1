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

class ReadTest {

    private final TestDisk disk = TestDisk.small();
    private final byte[] content = new byte[1 << 20];

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(content);
        disk.writeBlocks(0, content);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "08 00 00 05 02 00, 5, 2",
        "08 00 07 ff 01 00, 2047, 1",
        "08 00 00 00 00 00, 0, 256",
        "28 00 00 00 00 05 00 00 02 00, 5, 2",
        "28 00 00 00 00 00 00 08 00 00, 0, 2048",
        "28 10 00 00 00 05 00 00 01 00, 5, 1",
        "a8 00 00 00 07 fe 00 00 00 02 00 00, 2046, 2",
        "88 00 00 00 00 00 00 00 00 05 00 00 00 03 00 00, 5, 3",
    })
    void shouldReadBlocks(String cdb, int address, int blocks) {
        TestTask task = disk.executeIn(cdb, blocks * 512);
        task.expectGood(blocks * 512L);
        byte[] expected = Arrays.copyOfRange(content, address * 512, (address + blocks) * 512);
        assertArrayEquals(expected, task.data().copyOf(1 << 20));
        assertEquals(List.of("read " + address * 512 + " " + blocks * 512), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({
        "08 00 08 00 01 00, 2048",
        "08 1f ff ff 01 00, 2097151",
        "08 00 07 ff 02 00, 2048",
        "28 00 00 00 08 00 00 00 01 00, 2048",
        "28 00 00 00 07 ff 00 00 02 00, 2048",
        "28 00 ff ff ff ff 00 00 01 00, 4294967295",
        "28 00 00 00 08 01 00 00 00 00, 2049",
        "a8 00 00 00 00 00 ff ff ff ff 00 00, 2048",
        "88 00 80 00 00 00 00 00 00 00 00 00 00 01 00 00, -9223372036854775808",
        "88 00 ff ff ff ff ff ff ff ff 00 00 00 01 00 00, -1",
        "88 00 ff ff ff ff ff ff ff ff 00 00 00 00 00 00, -1",
        "88 00 00 00 00 00 00 00 07 ff ff ff ff ff 00 00, 2048",
    })
    void shouldReportLbaOutOfRange(String cdb, long information) {
        disk.executeIn(cdb, 512).expectOutOfRange(information);
        assertEquals(List.of(), disk.store.calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "28 00 00 00 00 05 00 00 00 00",
        "28 00 00 00 08 00 00 00 00 00",
        "a8 00 00 00 00 00 00 00 00 00 00 00",
        "88 00 00 00 00 00 00 00 08 00 00 00 00 00 00 00",
    })
    void shouldBeGoodWhenTransferLengthIsZero(String cdb) {
        disk.execute(cdb).expectGood(0);
        assertEquals(List.of(), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({
        "28 20 00 00 00 00 00 00 01 00, 1, 5",
        "28 04 00 00 00 00 00 00 01 00, 1, 2",
        "28 02 00 00 00 00 00 00 01 00, 1, 1",
        "28 00 00 00 00 00 01 00 01 00, 6, 0",
        "28 00 00 00 00 00 00 00 01 04, 9, 2",
        "08 20 00 00 01 00, 1, 5",
        "88 80 00 00 00 00 00 00 00 00 00 00 00 01 00 00, 1, 7",
        "88 00 00 00 00 00 00 00 00 00 00 00 00 01 80 00, 14, 7",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeIn(cdb, 512).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @Test
    void shouldTruncateWhenBufferIsLonger() {
        TestTask task = disk.executeIn("28 00 00 00 00 05 00 00 01 00", 1000);
        task.expectGood(512);
        assertEquals(512, task.data().byteCount());
        assertEquals(List.of("read 2560 512"), disk.store.calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 1500, 2047})
    void shouldFillShorterBufferAndReportOverrun(int bytes) {
        TestTask task = disk.executeIn("28 00 00 00 00 05 00 00 04 00", bytes);
        task.expectGood(2048);
        assertArrayEquals(Arrays.copyOfRange(content, 5 * 512, 5 * 512 + bytes), task.data().copyOf(4096));
    }

    @Test
    void shouldReportOverrunWhenThereIsNoBuffer() {
        disk.execute("28 00 00 00 00 05 00 00 04 00").expectGood(2048);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldWriteCacheFirstWhenUnitAccessIsForced() {
        TestTask task = disk.executeIn("28 08 00 00 00 05 00 00 01 00", 512);
        task.expectGood(512);
        assertArrayEquals(Arrays.copyOfRange(content, 5 * 512, 6 * 512), task.data().copyOf(512));
        assertEquals(List.of("flush", "read 2560 512"), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({
        "28 00 00 00 00 05 00 00 01 00, 512",
        "28 00 00 00 00 05 00 00 01 00, 100",
        "28 08 00 00 00 05 00 00 01 00, 512",
    })
    void shouldPassOutcomeOn(String cdb, int bytes) {
        disk.store.outcome = StoreOutcome.READ_FAILED;
        disk.executeIn(cdb, bytes).expectOutcome(StoreOutcome.READ_FAILED);
    }

    @Test
    void shouldReachLastBlockWhenAddressNeeds64Bits() {
        try (TestDisk large = TestDisk.of("1024T")) {
            byte[] written = Arrays.copyOf(content, 512);
            large.executeOut("8a 00 00 00 01 ff ff ff ff ff 00 00 00 01 00 00", written).expectGood(512);
            TestTask task = large.executeIn("88 00 00 00 01 ff ff ff ff ff 00 00 00 01 00 00", 512);
            task.expectGood(512);
            assertArrayEquals(written, task.data().copyOf(512));
            large.executeIn("88 00 00 00 02 00 00 00 00 00 00 00 00 01 00 00", 512).expectOutOfRange(1L << 41);
        }
    }

    @Test
    void shouldRejectTransferLengthAboveBlockLimits() {
        try (TestDisk large = TestDisk.of("1G")) {
            large.executeIn("a8 00 00 00 00 00 00 00 80 00 00 00", 512).expectGood(16 << 20);
            large.executeIn("a8 00 00 00 00 00 00 00 80 01 00 00", 512).expectInvalidFieldInCdb(6, -1);
            large.executeIn("88 00 00 00 00 00 00 00 00 00 00 00 80 01 00 00", 512).expectInvalidFieldInCdb(10, -1);
        }
    }

    @Test
    void shouldCountInBlocksOfMedium() {
        try (TestDisk fourK = TestDisk.withBlocksOf(4096)) {
            fourK.executeIn("28 00 00 00 00 ff 00 00 01 00", 4096).expectGood(4096);
            assertEquals(List.of("read 1044480 4096"), fourK.store.calls);
            fourK.executeIn("28 00 00 00 01 00 00 00 01 00", 4096).expectOutOfRange(256);
        }
    }

    @Test
    void shouldReadWhenWriteProtected() {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.executeIn("28 00 00 00 00 00 00 00 01 00", 512).expectGood(512);
            readOnly.executeIn("28 00 00 00 08 00 00 00 01 00", 512)
                    .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.LOGICAL_BLOCK_ADDRESS_OUT_OF_RANGE);
        }
    }
}
