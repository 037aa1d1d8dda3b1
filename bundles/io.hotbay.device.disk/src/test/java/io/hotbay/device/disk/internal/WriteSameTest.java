// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.SenseKey;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.store.api.StoreOutcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteSameTest {

    private final TestDisk disk = TestDisk.small();
    private final byte[] content = new byte[1 << 20];
    private final byte[] block = new byte[512];

    @BeforeEach
    void fill() {
        Arrays.fill(content, (byte) 1);
        for (int index = 0; index < block.length; index++) {
            block[index] = (byte) (index * 7);
        }
        disk.writeBlocks(0, content);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "41 00 00 00 00 05 00 02 03 00, 5, 515",
        "93 00 00 00 00 00 00 00 00 05 00 00 02 03 00 00, 5, 515",
        // with UNMAP, a block that is not zero is written all the same
        "93 08 00 00 00 00 00 00 00 00 00 00 00 01 00 00, 0, 1",
    })
    void shouldWriteBlockManyTimes(String cdb, int address, int blocks) {
        disk.executeOut(cdb, block).expectGood(512);
        for (int index = 0; index < blocks; index++) {
            System.arraycopy(block, 0, content, (address + index) * 512, 512);
        }
        assertArrayEquals(content, disk.readBlocks(0, 2048));
    }

    @ParameterizedTest
    @CsvSource({
        "41 00 00 00 00 05 00 00 03 00, 512, zeroes 2560 1536",
        "41 08 00 00 00 05 00 00 03 00, 512, unmap 2560 1536",
        "93 00 00 00 00 00 00 00 00 05 00 00 00 03 00 00, 512, zeroes 2560 1536",
        "93 08 00 00 00 00 00 00 00 05 00 00 00 03 00 00, 512, unmap 2560 1536",
        "93 01 00 00 00 00 00 00 00 05 00 00 00 03 00 00, 0, zeroes 2560 1536",
        "93 09 00 00 00 00 00 00 00 05 00 00 00 03 00 00, 0, unmap 2560 1536",
    })
    void shouldGoShortWayWhenBlockIsZero(String cdb, int bytes, String call) {
        disk.executeOut(cdb, new byte[bytes]).expectGood(bytes);
        assertEquals(List.of(call), disk.store.calls);
        Arrays.fill(content, 2560, 2560 + 1536, (byte) 0);
        assertArrayEquals(content, disk.readBlocks(0, 2048));
    }

    @Test
    void shouldWriteZeroesWhenStoreHasNoShortWay() {
        disk.store.zeroes = false;
        disk.execute("93 01 00 00 00 00 00 00 00 00 00 00 02 01 00 00").expectGood(0);
        assertEquals(List.of("zeroes 0 262656", "write 0 262144", "write 262144 512"), disk.store.calls);
        assertArrayEquals(new byte[513 * 512], disk.readBlocks(0, 513));
    }

    @Test
    void shouldBeDurableWhenWriteCacheIsOff() {
        disk.turnWriteCacheOff();
        disk.execute("93 01 00 00 00 00 00 00 00 05 00 00 00 03 00 00").expectGood(0);
        disk.executeOut("41 00 00 00 00 05 00 00 01 00", block).expectGood(512);
        assertEquals(List.of("zeroes 2560 1536", "flush", "write 2560 512 fua"), disk.store.calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 511, 513, 1024})
    void shouldRefuseWhatIsNotOneBlock(int bytes) {
        disk.executeOut("41 00 00 00 00 05 00 00 01 00", new byte[bytes])
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.INVALID_FIELD_IN_CDB);
        assertEquals(List.of(), disk.store.calls);
    }

    @Test
    void shouldPassOutcomeOn() {
        disk.store.outcome = StoreOutcome.NO_SPACE;
        disk.executeOut("41 00 00 00 00 05 00 02 03 00", block).expectOutcome(StoreOutcome.NO_SPACE);
        disk.executeOut("41 00 00 00 00 05 00 02 03 00", new byte[512]).expectOutcome(StoreOutcome.NO_SPACE);
    }

    @ParameterizedTest
    @CsvSource({
        "41 00 00 00 00 05 00 00 00 00, 7, -1",
        "93 00 00 00 00 00 00 00 00 05 00 00 00 00 00 00, 10, -1",
        "41 10 00 00 00 05 00 00 01 00, 1, 4",
        "41 01 00 00 00 05 00 00 01 00, 1, 0",
        "41 20 00 00 00 05 00 00 01 00, 1, 5",
    })
    void shouldRejectWhatIsNotSupported(String cdb, int byteNumber, int bit) {
        disk.executeOut(cdb, block).expectInvalidFieldInCdb(byteNumber, bit);
    }

    @Test
    void shouldRejectUnmapWhenStoreDiscardsNot() {
        try (TestDisk thick = TestDisk.withoutDiscard()) {
            thick.executeOut("41 08 00 00 00 05 00 00 01 00", new byte[512]).expectInvalidFieldInCdb(1, 3);
        }
    }

    @Test
    void shouldReportLbaOutOfRangeAndBlocksAboveLimit() {
        disk.executeOut("41 00 00 00 07 ff 00 00 02 00", block).expectOutOfRange(2048);
        try (TestDisk large = TestDisk.of("1G")) {
            large.execute("93 01 00 00 00 00 00 00 00 00 00 02 00 00 00 00").expectGood(0);
            large.execute("93 01 00 00 00 00 00 00 00 00 00 02 00 01 00 00").expectInvalidFieldInCdb(10, -1);
        }
    }
}
