// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
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
class FormatUnitTest {

    private static final String READ = "28 00 00 00 00 00 00 00 01 00";
    private final TestDisk disk = TestDisk.small();
    private final byte[] content = new byte[1 << 20];

    @BeforeEach
    void fill() {
        Arrays.fill(content, (byte) 7);
        disk.writeBlocks(0, content);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "04 00 00 00 00 00, '', 0",
        "04 00 00 00 01 00, '', 0",
        "04 10 00 00 00 00, 00 00 00 00, 4",
        "04 18 00 00 00 00, 00 82 00 00, 4",
        "04 30 00 00 00 00, 00 f0 00 00 00 00 00 00, 8",
        "04 10 00 00 00 00, 00 88 00 00 20 00 00 00, 8",
    })
    void shouldGiveAllBlocksBack(String cdb, String list, int used) {
        disk.executeOut(cdb, TestTask.bytes(list)).expectGood(list.startsWith("00 82") ? 0 : used);
        assertEquals(List.of("unmap 0 1048576", "flush"), disk.store.calls);
        assertArrayEquals(new byte[1024], disk.readBlocks(2046, 2));
    }

    @Test
    void shouldZeroAllBlocksWhenStoreDiscardsNot() {
        try (TestDisk thick = TestDisk.withoutDiscard()) {
            thick.execute("04 00 00 00 00 00").expectGood(0);
            assertEquals(List.of("zeroes 0 1048576", "flush"), thick.store.calls);
        }
    }

    @Test
    void shouldWriteZeroesWhereStoreHasNoBetterWay() {
        try (TestDisk thick = TestDisk.withoutDiscard()) {
            thick.writeBlocks(0, content);
            thick.store.zeroes = false;
            thick.execute("04 00 00 00 00 00").expectGood(0);
            assertEquals(List.of("zeroes 0 1048576", "write 0 262144", "write 262144 262144", "write 524288 262144",
                    "write 786432 262144", "flush"), thick.store.calls);
            assertArrayEquals(new byte[1 << 20], thick.readBlocks(0, 2048));
        }
    }

    @Test
    void shouldFillBlocksWithPattern() {
        disk.executeOut("04 10 00 00 00 00", TestTask.bytes("00 88 00 00 00 01 00 03 0a 0b 0c")).expectGood(11);
        byte[] block = disk.readBlocks(2047, 1);
        for (int index = 0; index < 512; index++) {
            assertEquals(0x0a + index % 3, block[index]);
        }
    }

    @Test
    void shouldTellProgressAndRefuseOthersMeanwhile() {
        try (TestDisk slow = TestDisk.slow()) {
            slow.executeOut("04 10 00 00 00 00", TestTask.bytes("00 82 00 00")).expectGood(0);
            Sense sense = slow.server.pollableSense();
            assertEquals(AdditionalSense.LOGICAL_UNIT_NOT_READY_FORMAT_IN_PROGRESS, sense.additional());
            assertEquals(0, sense.progress());
            for (String cdb : List.of(READ, "00 00 00 00 00 00", "1a 08 3f 00 ff 00", "04 00 00 00 00 00",
                    "25 00 00 00 00 00 00 00 00 00", "1b 00 00 00 01 00")) {
                assertEquals(sense, slow.executeIn(cdb, 512).sense(), cdb);
            }
            slow.dataIn("4d 00 40 00 00 00 00 00 ff 00", 12);
            slow.server.reset();
            assertEquals(sense, slow.executeIn(READ, 512).sense());
            slow.doWork();
            slow.executeIn(READ, 512).expectGood(512);
            assertNull(slow.server.pollableSense());
        }
    }

    @Test
    void shouldEndWithTheWorkWhenNotImmediate() {
        try (TestDisk slow = TestDisk.slow()) {
            TestTask task = slow.execute("04 00 00 00 00 00");
            assertTrue(task.isOpen());
            slow.doWork();
            task.expectGood(0);
        }
    }

    @Test
    void shouldBeCorruptedAfterFailureUntilFormattedAgain() {
        disk.store.outcome = StoreOutcome.WRITE_FAILED;
        disk.execute("04 00 00 00 00 00").expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.FORMAT_COMMAND_FAILED);
        disk.store.outcome = StoreOutcome.DONE;
        disk.executeIn(READ, 512).expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.MEDIUM_FORMAT_CORRUPTED);
        disk.executeIn("1a 08 08 00 ff 00", 255).expectGood(24);
        disk.execute("1b 00 00 00 00 00").expectGood(0);
        disk.execute("1b 00 00 00 01 00").expectGood(0);
        disk.executeIn(READ, 512).expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.MEDIUM_FORMAT_CORRUPTED);
        try (TestDisk successor = TestDisk.after(disk.server.state())) {
            successor.executeIn(READ, 512).expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.MEDIUM_FORMAT_CORRUPTED);
        }
        disk.execute("04 00 00 00 00 00").expectGood(0);
        disk.executeIn(READ, 512).expectGood(512);
    }

    @Test
    void shouldGoOnInSuccessorWhereItStopped() {
        try (TestDisk slow = TestDisk.slow()) {
            slow.executeOut("04 10 00 00 00 00",
                    TestTask.bytes("00 8a 00 00 00 01 00 01 55")).expectGood(0);
            slow.store.passing = 1;
            slow.store.outcome = StoreOutcome.GONE;
            TestDisk successor = slow.stopHalfway();
            assertEquals(List.of("write 0 262144", "flush"), successor.store.calls);
            successor.store.outcome = StoreOutcome.DONE;
            successor.executeIn(READ, 512)
                    .expectCheck(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_FORMAT_IN_PROGRESS);
            successor.doWork();
            assertEquals(List.of("write 0 262144", "flush", "flush"), successor.store.calls);
            byte[] expected = new byte[512];
            Arrays.fill(expected, (byte) 0x55);
            assertArrayEquals(expected, successor.readBlocks(511, 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"04 00 00 00 02 00, 4, 1", "04 08 00 00 00 00, 1, 5", "04 80 00 00 00 00, 1, 7",
        "04 00 01 00 00 00, 2, 0"})
    void shouldRejectCdbsThatAreNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, new byte[8]).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @ParameterizedTest
    @CsvSource({
        // protection, options without FOV, a reserved bit, defects, a pattern of another type, without or too long
        "04 10 00 00 00 00, 01 80 00 00, 0, -1",
        "04 10 00 00 00 00, 00 40 00 00, 1, 6",
        "04 10 00 00 00 00, 00 04 00 00, 1, 2",
        "04 10 00 00 00 00, 00 00 00 08, 2, -1",
        "04 30 00 00 00 00, 00 00 00 00 00 00 00 08, 4, -1",
        "04 30 00 00 00 00, 00 00 00 01 00 00 00 00, 3, -1",
        "04 10 00 00 00 00, 00 88 00 00 00 02 00 01 00, 5, -1",
        "04 10 00 00 00 00, 00 88 00 00 00 01 00 00, 6, -1",
        "04 10 00 00 00 00, 00 88 00 00 00 01 02 01 00, 6, -1",
        "04 10 00 00 00 00, 00 88 00 00 40 00 00 00, 4, -1",
    })
    void shouldRejectListsThatAreNotSupported(String cdb, String list, int byteNumber, int bit) {
        disk.executeOut(cdb, TestTask.bytes(list)).expectInvalidFieldInList(byteNumber, bit);
        assertEquals(List.of(), disk.store.calls);
    }

    @ParameterizedTest
    @CsvSource({"04 10 00 00 00 00, 00 00 00", "04 30 00 00 00 00, 00 00 00 00", "04 10 00 00 00 00, 00 88 00 00 00 01",
        "04 10 00 00 00 00, 00 88 00 00 00 01 00 04 01 02"})
    void shouldReportListsThatAreCutOff(String cdb, String list) {
        disk.executeOut(cdb, TestTask.bytes(list))
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    }

    @Test
    void shouldNotFormatWhenProtected() {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.execute("04 00 00 00 00 00").expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
        }
    }

    /** Whatever list a guest sends: an answer, and a medium that is as it was when the answer is a refusal. */
    @Test
    void shouldStandRandomLists() {
        long seed = 7;
        Random random = new Random(seed);
        try (TestDisk victim = TestDisk.small()) {
            for (int run = 0; run < 3_000; run++) {
                byte[] list = new byte[random.nextInt(20)];
                for (int index = 0; index < list.length; index++) {
                    list[index] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(2));
                }
                TestTask task = victim.executeOut("04 %s0 00 00 00 00".formatted(random.nextBoolean() ? 1 : 3), list);
                assertFalse(task.isOpen(), "seed " + seed + ", run " + run);
                assertEquals(task.isGood(), !victim.store.calls.isEmpty(), "seed " + seed + ", run " + run);
                victim.store.calls.clear();
            }
        }
    }
}
