// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
class SanitizeTest {

    private static final String READ = "28 00 00 00 00 00 00 00 01 00";
    private static final String BLOCK_ERASE = "48 02 00 00 00 00 00 00 00 00";
    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void shouldEraseAllBlocks() {
        byte[] content = new byte[1 << 20];
        Arrays.fill(content, (byte) 7);
        disk.writeBlocks(0, content);
        disk.execute(BLOCK_ERASE).expectGood(0);
        assertEquals(List.of("unmap 0 1048576", "flush"), disk.store.calls);
        assertArrayEquals(new byte[512], disk.readBlocks(2047, 1));
    }

    @Test
    void shouldOverwriteAllBlocksAsOftenAsAskedAndInvertEachOtherPass() {
        try (TestDisk slow = TestDisk.slow()) {
            TestTask task = slow.executeOut("48 01 00 00 00 00 00 00 06 00", TestTask.bytes("82 00 00 02 0f 33"));
            slow.doWork();
            task.expectGood(6);
            assertEquals(List.of("write 0 262144", "write 0 262144", "flush"), slow.store.calls);
            assertArrayEquals(new byte[] {(byte) 0xf0, (byte) 0xcc}, Arrays.copyOf(slow.readBlocks(511, 1), 2));
        }
    }

    @Test
    void shouldReallyWriteZeroes() {
        try (TestDisk slow = TestDisk.slow()) {
            slow.executeOut("48 81 00 00 00 00 00 00 05 00", TestTask.bytes("01 00 00 01 00")).expectGood(0);
            slow.doWork();
            assertEquals(List.of("write 0 262144", "flush"), slow.store.calls);
        }
    }

    @Test
    void shouldTellProgressAndRefuseOthersMeanwhile() {
        try (TestDisk slow = TestDisk.slow()) {
            slow.execute("48 82 00 00 00 00 00 00 00 00").expectGood(0);
            Sense sense = slow.server.pollableSense();
            assertEquals(AdditionalSense.LOGICAL_UNIT_NOT_READY_SANITIZE_IN_PROGRESS, sense.additional());
            assertNotNull(sense.progress());
            slow.server.reset();
            for (String cdb : List.of(READ, "00 00 00 00 00 00", "1a 08 3f 00 ff 00", BLOCK_ERASE,
                    "48 1f 00 00 00 00 00 00 00 00")) {
                assertEquals(sense, slow.executeIn(cdb, 512).sense(), cdb);
            }
            slow.doWork();
            slow.executeIn(READ, 512).expectGood(512);
        }
    }

    @Test
    void shouldGoOnInSuccessor() {
        try (TestDisk slow = TestDisk.slow()) {
            slow.executeOut("48 81 00 00 00 00 00 00 05 00", TestTask.bytes("03 00 00 01 2a")).expectGood(0);
            slow.store.passing = 2;
            slow.store.outcome = StoreOutcome.GONE;
            TestDisk successor = slow.stopHalfway();
            successor.store.calls.clear();
            successor.store.outcome = StoreOutcome.DONE;
            Sense sense = successor.executeIn(READ, 512).sense();
            assertEquals(AdditionalSense.LOGICAL_UNIT_NOT_READY_SANITIZE_IN_PROGRESS, sense.additional());
            assertEquals(0x10000 * 2 / 3, sense.progress());
            successor.doWork();
            assertEquals(List.of("write 0 262144", "flush"), successor.store.calls);
            successor.executeIn(READ, 512).expectGood(512);
        }
    }

    @ParameterizedTest
    @CsvSource({"48 02, false", "48 22, true"})
    void shouldRefuseAllAfterFailureUntilSanitizedOrLeft(String start, boolean mayLeave) {
        disk.store.outcome = StoreOutcome.WRITE_FAILED;
        disk.execute(start + "00 00 00 00 00 00 00 00")
                .expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.SANITIZE_COMMAND_FAILED);
        disk.store.outcome = StoreOutcome.DONE;
        expectFailed(disk);
        try (TestDisk successor = TestDisk.after(disk.server.state())) {
            expectFailed(successor);
        }
        disk.server.reset();
        expectFailed(disk);
        TestTask exit = disk.execute("48 1f 00 00 00 00 00 00 00 00");
        if (mayLeave) {
            exit.expectGood(0);
        } else {
            exit.expectInvalidFieldInCdb(1, 4);
            disk.execute("48 22 00 00 00 00 00 00 00 00").expectInvalidFieldInCdb(1, 5);
            expectFailed(disk);
            disk.execute(BLOCK_ERASE).expectGood(0);
        }
        disk.executeIn(READ, 512).expectGood(512);
    }

    private static void expectFailed(TestDisk disk) {
        for (String cdb : List.of(READ, "00 00 00 00 00 00", "1a 08 3f 00 ff 00", "04 00 00 00 00 00")) {
            disk.executeIn(cdb, 512).expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.SANITIZE_COMMAND_FAILED);
        }
        assertEquals(AdditionalSense.SANITIZE_COMMAND_FAILED, disk.server.pollableSense().additional());
    }

    @Test
    void shouldDoNothingWhenThereIsNoFailureToLeave() {
        disk.execute("48 1f 00 00 00 00 00 00 00 00").expectGood(0);
    }

    @ParameterizedTest
    @CsvSource({
        // zones, a list that can't be one, bits of block erase and exit that are reserved
        "48 41 00 00 00 00 00 00 05 00, 1, 6",
        "48 01 00 00 00 00 00 00 00 00, 7, -1",
        "48 01 00 00 00 00 00 00 04 00, 7, -1",
        "48 01 00 00 00 00 00 02 05 00, 7, -1",
        "48 01 00 00 00 01 00 00 05 00, 5, 0",
        "48 02 00 00 00 00 00 00 01 00, 8, 0",
        "48 9f 00 00 00 00 00 00 00 00, 1, 7",
    })
    void shouldRejectCdbsThatAreNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, new byte[600]).expectInvalidFieldInCdb(byteNumber, bit);
        assertEquals(List.of(), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({
        "00 00 00 01 00, 0, 4",
        "21 00 00 01 00, 0, 6",
        "01 01 00 01 00, 1, -1",
        "01 00 00 00 00, 2, -1",
        "01 00 00 02 00, 2, -1",
    })
    void shouldRejectListsThatAreNotSupported(String list, int byteNumber, int bit) {
        disk.executeOut("48 01 00 00 00 00 00 00 05 00", TestTask.bytes(list))
                .expectInvalidFieldInList(byteNumber, bit);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldReportListThatIsCutOffAndWriteProtection() {
        disk.executeOut("48 01 00 00 00 00 00 00 05 00", new byte[4])
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.execute(BLOCK_ERASE).expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
            readOnly.executeOut("48 01 00 00 00 00 00 00 05 00", TestTask.bytes("01 00 00 01 00"))
                    .expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
        }
    }
}
