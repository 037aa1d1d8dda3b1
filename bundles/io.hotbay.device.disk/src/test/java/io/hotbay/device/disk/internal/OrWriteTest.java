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

class OrWriteTest {

    private final TestDisk disk = TestDisk.small();
    private final byte[] old = new byte[1025 * 512];

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(old);
        disk.writeBlocks(1, old);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void shouldSetBitsPieceByPiece() {
        byte[] bits = new byte[old.length];
        new Random(2).nextBytes(bits);
        disk.executeOut("8b 08 00 00 00 00 00 00 00 01 00 00 04 01 00 00", bits).expectGood(bits.length);
        assertEquals(List.of("read 512 262144", "write 512 262144 fua", "read 262656 262144",
                "write 262656 262144 fua", "read 524800 512", "write 524800 512 fua"), disk.store.calls);
        for (int index = 0; index < old.length; index++) {
            old[index] |= bits[index];
        }
        assertArrayEquals(old, disk.readBlocks(1, 1025));
    }

    @ParameterizedTest
    @CsvSource({"0, READ_FAILED", "1, NO_SPACE", "2, CANCELLED", "3, CANCELLED"})
    void shouldEndWithWhatFailsInTheMiddle(int passing, StoreOutcome outcome) {
        disk.store.passing = passing;
        disk.store.outcome = outcome;
        disk.executeOut("8b 00 00 00 00 00 00 00 00 01 00 00 04 01 00 00", new byte[old.length]).expectOutcome(outcome);
        assertEquals(passing + 1, disk.store.calls.size());
    }

    @Test
    void shouldWriteNothingOfShorterBuffer() {
        disk.executeOut("8b 00 00 00 00 00 00 00 00 01 00 00 00 02 00 00", new byte[1000])
                .expectInvalidFieldInCdb(10, -1);
        disk.execute("8b 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00").expectGood(0);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldReportLbaOutOfRange() {
        disk.executeOut("8b 00 00 00 00 00 00 00 07 ff 00 00 00 02 00 00", new byte[1024]).expectOutOfRange(2048);
    }

    @ParameterizedTest
    @CsvSource({
        "8b 20 00 00 00 00 00 00 00 00 00 00 00 01 00 00, 1, 5",
        "8b 00 00 00 00 00 00 00 00 00 00 00 00 01 01 00, 14, 0",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, new byte[512]).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @Test
    void shouldRejectLongerTransfersThanTheLimit() {
        try (TestDisk large = TestDisk.of("1G")) {
            large.executeOut("8b 00 00 00 00 00 00 00 00 00 00 00 80 01 00 00", new byte[512])
                    .expectInvalidFieldInCdb(10, -1);
        }
    }

    @Test
    void shouldNotWriteWhenProtected() {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.executeOut("8b 00 00 00 00 00 00 00 00 01 00 00 00 01 00 00", new byte[512])
                    .expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
        }
    }
}
