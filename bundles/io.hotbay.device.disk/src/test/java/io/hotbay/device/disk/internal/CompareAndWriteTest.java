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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareAndWriteTest {

    /** Two blocks at LBA 4. */
    private static final String CDB = "89 00 00 00 00 00 00 00 00 04 00 00 00 02 00 00";

    private final TestDisk disk = TestDisk.small();
    private final byte[] old = new byte[1024];
    private final byte[] fresh = new byte[1024];
    private final byte[] both = new byte[2048];

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(old);
        new Random(2).nextBytes(fresh);
        disk.writeBlocks(4, old);
        System.arraycopy(old, 0, both, 0, 1024);
        System.arraycopy(fresh, 0, both, 1024, 1024);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void shouldWriteWhenBlocksAreAsExpected() {
        disk.executeOut(CDB, both).expectGood(2048);
        assertEquals(List.of("read 2048 1024", "write 2048 1024"), disk.store.calls);
        assertArrayEquals(fresh, disk.readBlocks(4, 2));
        disk.executeOut("89 08 00 00 00 00 00 00 00 00 00 00 00 01 00 00", new byte[1024]).expectGood(1024);
        assertEquals("write 0 512 fua", disk.store.calls.getLast());
    }

    @Test
    void shouldWriteDurablyWithoutWriteCache() {
        disk.turnWriteCacheOff();
        disk.executeOut(CDB, both).expectGood(2048);
        assertEquals("write 2048 1024 fua", disk.store.calls.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 511, 512, 1023})
    void shouldReportOffsetOfFirstByteThatDiffersAndWriteNothing(int offset) {
        both[offset] ^= 1;
        TestTask task = disk.executeOut(CDB, both);
        task.expectCheck(SenseKey.MISCOMPARE, AdditionalSense.MISCOMPARE_DURING_VERIFY_OPERATION);
        assertEquals(offset, task.sense().information());
        assertEquals(List.of("read 2048 1024"), disk.store.calls);
        assertArrayEquals(old, disk.readBlocks(4, 2));
    }

    @Test
    void shouldWriteWhatWasThereBeforeTheComparison() {
        // the guest changes both halves while the medium is read
        disk.store.beforeRead = () -> disk.lastData().fill(0, 2048, (byte) 9);
        disk.executeOut(CDB, both).expectGood(2048);
        disk.store.beforeRead = () -> { };
        assertArrayEquals(fresh, disk.readBlocks(4, 2));
    }

    @ParameterizedTest
    @CsvSource({"0, READ_FAILED", "1, WRITE_FAILED", "0, CANCELLED", "1, CANCELLED", "1, GONE"})
    void shouldEndWithWhatFailsInTheMiddle(int passing, StoreOutcome outcome) {
        disk.store.passing = passing;
        disk.store.outcome = outcome;
        disk.executeOut(CDB, both).expectOutcome(outcome);
        assertEquals(passing + 1, disk.store.calls.size());
    }

    @ParameterizedTest
    @CsvSource({
        "89 00 00 00 00 00 00 00 07 ff 00 00 00 02 00 00, 2048",
        "89 00 ff ff ff ff ff ff ff ff 00 00 00 01 00 00, -1",
    })
    void shouldReportLbaOutOfRange(String cdb, long information) {
        disk.executeOut(cdb, both).expectOutOfRange(information);
    }

    @ParameterizedTest
    @CsvSource({
        // too long, a buffer without its second half, bits that are not supported
        "89 00 00 00 00 00 00 00 00 00 00 00 00 81 00 00, 13, -1",
        "89 00 00 00 00 00 00 00 00 04 00 00 00 03 00 00, 13, -1",
        "89 20 00 00 00 00 00 00 00 04 00 00 00 02 00 00, 1, 5",
        "89 00 00 00 00 00 00 00 00 04 00 00 01 02 00 00, 12, 0",
        "89 00 00 00 00 00 00 00 00 04 00 00 00 02 01 00, 14, 0",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, both).expectInvalidFieldInCdb(byteNumber, bit);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldDoNothingForNoBlocks() {
        disk.execute("89 00 00 00 00 00 00 00 00 04 00 00 00 00 00 00").expectGood(0);
    }

    @Test
    void shouldNotWriteWhenProtected() {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.executeOut(CDB, both).expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
        }
    }
}
