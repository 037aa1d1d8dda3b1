// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbaStatusTest {

    private static final String FROM_0 = "9e 12 00 00 00 00 00 00 00 00 00 00 10 00 00 00";

    @Test
    void shouldTellWhatTheStoreTells() {
        // chunks of 1 MiB
        try (TestDisk disk = TestDisk.of("8M")) {
            disk.writeBlocks(0x1001, new byte[512]);
            assertArrayEquals(TestTask.bytes("00 00 00 34 00 00 00 00"
                    + "00 00 00 00 00 00 00 00 00 00 10 00 01 00 00 00"
                    + "00 00 00 00 00 00 10 00 00 00 08 00 00 00 00 00"
                    + "00 00 00 00 00 00 18 00 00 00 28 00 01 00 00 00"), disk.dataIn(FROM_0, 56));
            assertEquals(List.of("status 0 8388608"), disk.store.calls);
            // from within an extent on, and no more descriptors than fit
            assertArrayEquals(TestTask.bytes("00 00 00 14 00 00 00 00"
                    + "00 00 00 00 00 00 10 01 00 00 07 ff 00 00 00 00"),
                    disk.dataIn("9e 12 00 00 00 00 00 00 10 01 00 00 00 18 00 00", 24));
            disk.dataIn("9e 12 00 00 00 00 00 00 10 01 00 00 00 04 00 00", 4);
        }
    }

    @Test
    void shouldTellPartlyMappedBlocksAsMapped() {
        try (TestDisk disk = TestDisk.withBlocksOf(4096, 4096, "64K", 512)) {
            disk.store.extents = List.of(512L, -512L, 7168L, -57344L);
            // 512 mapped, 512 not, 7168 mapped, the rest not: blocks 0 and 1 are mapped
            assertArrayEquals(TestTask.bytes("00 00 00 24 00 00 00 00"
                    + "00 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00"
                    + "00 00 00 00 00 00 00 02 00 00 00 0e 01 00 00 00"), disk.dataIn(FROM_0, 40));
        }
    }

    @Test
    void shouldCutExtentsThatDescriptorsCannotTell() {
        try (TestDisk disk = TestDisk.of("1024T")) {
            assertArrayEquals(TestTask.bytes("00 00 00 14 00 00 00 00"
                    + "00 00 00 00 00 00 00 00 ff ff ff ff 01 00 00 00"), disk.dataIn(FROM_0, 24));
        }
    }

    @Test
    void shouldTellAllAsMappedWhereNothingCanBeGivenBack() {
        for (TestDisk disk : List.of(TestDisk.withoutDiscard(), TestDisk.readOnly())) {
            assertArrayEquals(TestTask.bytes("00 00 00 14 00 00 00 00"
                    + "00 00 00 00 00 00 00 00 00 00 08 00 00 00 00 00"), disk.dataIn(FROM_0, 24));
            assertEquals(List.of(), disk.store.calls);
            disk.close();
        }
    }

    @Test
    void shouldReportWhatGoesWrong() {
        try (TestDisk disk = TestDisk.small()) {
            disk.executeIn("9e 12 00 00 00 00 00 00 08 00 00 00 10 00 00 00", 4096).expectOutOfRange(2048);
            disk.executeIn("9e 12 00 00 00 00 00 00 00 00 00 00 10 00 01 00", 4096).expectInvalidFieldInCdb(14, 0);
            disk.store.outcome = StoreOutcome.READ_FAILED;
            disk.executeIn(FROM_0, 4096).expectOutcome(StoreOutcome.READ_FAILED);
        }
    }
}
