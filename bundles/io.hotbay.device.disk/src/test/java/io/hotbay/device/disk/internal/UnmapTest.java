// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnmapTest {

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    private TestTask unmap(String list) {
        return unmap(TestTask.bytes(list));
    }

    private TestTask unmap(byte[] list) {
        return disk.executeOut("42 00 00 00 00 00 00 %04x 00".formatted(list.length), list);
    }

    @Test
    void shouldRefuseAsProtectedWhateverTheListIs() {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.execute("42 00 00 00 00 00 00 00 00 00")
                    .expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
        }
    }

    @Test
    void shouldGiveBlocksBack() {
        byte[] content = new byte[1 << 20];
        Arrays.fill(content, (byte) 1);
        disk.writeBlocks(0, content);
        unmap("00 36 00 30 00 00 00 00"
                + "00 00 00 00 00 00 00 05 00 00 00 03 00 00 00 00"
                + "00 00 00 00 00 00 00 09 00 00 00 00 00 00 00 00"
                + "00 00 00 00 00 00 07 ff 00 00 00 01 00 00 00 00").expectGood(56);
        assertEquals(List.of("unmap 2560 1536", "unmap 1048064 512"), disk.store.calls);
        Arrays.fill(content, 2560, 4096, (byte) 0);
        Arrays.fill(content, 1048064, 1048576, (byte) 0);
        assertArrayEquals(content, disk.readBlocks(0, 2048));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "00 06 00 00 00 00 00 00",
        // less than one descriptor is ignored
        "00 0e 00 08 00 00 00 00 00 00 00 00 00 00 00 05",
    })
    void shouldBeGoodWhenThereIsNoDescriptor(String list) {
        unmap(list).expectGood(TestTask.bytes(list).length);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldBeGoodWhenListIsEmpty() {
        disk.execute("42 00 00 00 00 00 00 00 00 00").expectGood(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "00 06 00 00 00 00 00",
        "00 16 00 10 00 00 00 00",
        "00 16 00 10 00 00 00 00 00 00 00 00 00 00 00 05 00 00 00 03 00 00 00",
        "00 17 00 10 00 00 00 00 00 00 00 00 00 00 00 05 00 00 00 03 00 00 00 00",
    })
    void shouldReportListLengthErrorWhenListIsCutOff(String list) {
        unmap(list).expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }

    @Test
    void shouldReportListLengthErrorWhenBufferIsShorter() {
        disk.executeOut("42 00 00 00 00 00 00 00 18 00", TestTask.bytes("00 16 00 10 00 00 00 00"))
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "00 00 00 00 00 00 07 ff 00 00 00 02, 2048",
        "80 00 00 00 00 00 00 00 00 00 00 01, -9223372036854775808",
        "00 00 00 00 00 00 00 00 00 00 08 01, 2048",
    })
    void shouldCheckWholeListBeforeAnythingIsGivenBack(String bad, long information) {
        unmap("00 26 00 20 00 00 00 00"
                + "00 00 00 00 00 00 00 05 00 00 00 03 00 00 00 00"
                + bad + "00 00 00 00").expectOutOfRange(information);
        assertEquals(List.of(), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false", "4000, false"})
    void shouldTakeAsManyDescriptorsAsBlockLimitsSay(int descriptors, boolean good) {
        byte[] list = new byte[8 + 16 * descriptors];
        BigEndian.put16(list, 0, list.length - 2);
        BigEndian.put16(list, 2, list.length - 8);
        for (int index = 0; index < descriptors; index++) {
            BigEndian.put64(list, 8 + 16 * index, index % 2048);
            BigEndian.put32(list, 16 + 16 * index, 1);
        }
        TestTask task = unmap(list);
        if (good) {
            task.expectGood(list.length);
            assertEquals(descriptors, disk.store.calls.size());
        } else {
            task.expectInvalidFieldInList(2, -1);
            assertTrue(disk.store.calls.isEmpty());
        }
    }

    @Test
    void shouldTakeAsManyBlocksAsBlockLimitsSay() {
        try (TestDisk large = TestDisk.of("1T")) {
            String head = "00 16 00 10 00 00 00 00 00 00 00 00 00 00 00 00 ";
            String cdb = "42 00 00 00 00 00 00 00 18 00";
            large.executeOut(cdb, TestTask.bytes(head + "00 80 00 00 00 00 00 00")).expectGood(24);
            large.executeOut(cdb, TestTask.bytes(head + "00 80 00 01 00 00 00 00")).expectInvalidFieldInList(16, -1);
        }
    }

    @Test
    void shouldStopAtFirstFailure() {
        disk.store.outcome = StoreOutcome.WRITE_FAILED;
        unmap("00 26 00 20 00 00 00 00"
                + "00 00 00 00 00 00 00 05 00 00 00 03 00 00 00 00"
                + "00 00 00 00 00 00 00 09 00 00 00 01 00 00 00 00").expectOutcome(StoreOutcome.WRITE_FAILED);
        assertEquals(1, disk.store.calls.size());
    }
}
