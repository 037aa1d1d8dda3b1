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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTest {

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    private static byte[] random(int bytes) {
        byte[] data = new byte[bytes];
        new Random(2).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @CsvSource({
        "0a 00 00 05 02 00, 5, 2, ''",
        "0a 00 00 00 00 00, 0, 256, ''",
        "2a 00 00 00 00 05 00 00 02 00, 5, 2, ''",
        "2a 08 00 00 00 05 00 00 02 00, 5, 2, ' fua'",
        "2a 18 00 00 07 ff 00 00 01 00, 2047, 1, ' fua'",
        "aa 08 00 00 00 05 00 00 00 02 00 00, 5, 2, ' fua'",
        "8a 10 00 00 00 00 00 00 00 05 00 00 00 03 00 00, 5, 3, ''",
    })
    void shouldWriteBlocks(String cdb, int address, int blocks, String fua) {
        byte[] data = random(blocks * 512);
        disk.executeOut(cdb, data).expectGood(data.length);
        assertEquals(List.of("write " + address * 512 + " " + data.length + fua), disk.store.calls);
        assertArrayEquals(data, disk.readBlocks(address, blocks));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0a 00 00 05 01 00",
        "2a 00 00 00 00 05 00 00 01 00",
        "8a 00 00 00 00 00 00 00 00 05 00 00 00 01 00 00",
    })
    void shouldForceUnitAccessWhenWriteCacheIsOff(String cdb) {
        disk.turnWriteCacheOff();
        disk.executeOut(cdb, random(512)).expectGood(512);
        assertEquals(List.of("write 2560 512 fua"), disk.store.calls);
    }

    @Test
    void shouldForceUnitAccessWhenTheUnitHasNoWriteCache() {
        try (TestDisk durable = TestDisk.withoutWriteCache()) {
            durable.executeOut("2a 00 00 00 00 05 00 00 01 00", random(512)).expectGood(512);
            assertEquals(List.of("write 2560 512 fua"), durable.store.calls);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0a 00 00 05 01 00",
        "2a 00 00 00 00 05 00 00 01 00",
        "2a 00 00 00 00 05 00 00 00 00",
        "aa 00 00 00 00 05 00 00 00 01 00 00",
        "8a 00 00 00 00 00 00 00 00 05 00 00 00 01 00 00",
        "41 00 00 00 00 05 00 00 01 00",
        "93 01 00 00 00 00 00 00 00 05 00 00 00 01 00 00",
    })
    void shouldReportWriteProtected(String cdb) {
        try (TestDisk readOnly = TestDisk.readOnly()) {
            readOnly.executeOut(cdb, random(512)).expectCheck(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
            assertEquals(List.of(), readOnly.store.calls);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0a 00 08 00 01 00, 2048",
        "2a 00 00 00 07 ff 00 00 02 00, 2048",
        "8a 00 ff ff ff ff ff ff ff ff 00 00 00 01 00 00, -1",
    })
    void shouldReportLbaOutOfRange(String cdb, long information) {
        disk.executeOut(cdb, random(1024)).expectOutOfRange(information);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldBeGoodWhenTransferLengthIsZero() {
        disk.execute("2a 00 00 00 00 05 00 00 00 00").expectGood(0);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldWriteNoMoreThanAskedWhenBufferIsLonger() {
        disk.executeOut("2a 00 00 00 00 05 00 00 01 00", random(2000)).expectGood(512);
        assertArrayEquals(Arrays.copyOf(random(2000), 512), disk.readBlocks(5, 1));
        assertArrayEquals(new byte[512], disk.readBlocks(6, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0a 00 00 05 00 00, 131071, 4",
        "0a 00 00 05 04 00, 2047, 4",
        "2a 00 00 00 00 05 00 00 04 00, 0, 7",
        "2a 08 00 00 00 05 00 00 04 00, 511, 7",
        "2a 00 00 00 00 05 00 00 04 00, 1536, 7",
        "aa 00 00 00 00 05 00 00 00 04 00 00, 2047, 6",
        "8a 00 00 00 00 00 00 00 00 05 00 00 00 04 00 00, 2047, 10",
    })
    void shouldWriteNothingOfShorterBuffer(String cdb, int bytes, int byteNumber) {
        disk.executeOut(cdb, random(bytes)).expectInvalidFieldInCdb(byteNumber, -1);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldPassOutcomeOn() {
        disk.store.outcome = StoreOutcome.NO_SPACE;
        disk.executeOut("2a 00 00 00 00 05 00 00 01 00", random(512)).expectOutcome(StoreOutcome.NO_SPACE);
    }

    @ParameterizedTest
    @CsvSource({"2a 20 00 00 00 00 00 00 01 00, 1, 5", "2a 00 00 00 00 00 1f 00 01 00, 6, 4"})
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, random(512)).expectInvalidFieldInCdb(byteNumber, bit);
    }
}
