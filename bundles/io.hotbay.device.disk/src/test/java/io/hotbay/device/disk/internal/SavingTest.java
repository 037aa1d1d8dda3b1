// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What MODE SELECT and LOG SELECT keep over restarts. */
class SavingTest {

    private static final byte[] CACHING_OFF =
            TestTask.bytes("00 00 00 00 08 12 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00");
    private static final String SENSE_CACHING = "1a 08 08 00 ff 00";

    private final TestDisk disk = TestDisk.small();

    @AfterEach
    void close() {
        disk.close();
    }

    private static byte[] log(int value) {
        byte[] list = new byte[4 + 256];
        Arrays.fill(list, (byte) value);
        System.arraycopy(TestTask.bytes("0f 00 01 00 00 00 03 fc"), 0, list, 0, 8);
        return list;
    }

    private static int logged(TestDisk disk) {
        return disk.executeIn("4d 00 4f 00 00 00 00 01 04 00", 512).data().copyOf(9)[8];
    }

    @Test
    void shouldStartFromSavedPagesAfterRestart() {
        disk.executeOut("15 11 00 00 18 00", CACHING_OFF).expectGood(24);
        assertEquals(List.of("flush"), disk.store.calls);
        disk.executeOut("15 10 00 00 10 00", TestTask.bytes("00 00 00 00 0a 0a 02 10 08 00 00 00 00 00 00 00"))
                .expectGood(16);
        try (TestDisk restarted = TestDisk.restarted(disk)) {
            assertEquals(0, restarted.dataIn(SENSE_CACHING, 24)[6]);
            assertEquals(0, restarted.dataIn("1a 08 c8 00 ff 00", 24)[6]);
            assertEquals(4, restarted.dataIn("1a 08 88 00 ff 00", 24)[6]);
            // what was not saved is gone
            restarted.executeOut("2a 00 00 00 00 00 00 00 01 00", new byte[512]).expectGood(512);
        }
    }

    @Test
    void shouldKeepSavedLogAndPagesTogether() {
        disk.executeOut("4c 01 40 00 00 00 00 01 04 00", log(7)).expectGood(260);
        disk.executeOut("15 11 00 00 18 00", CACHING_OFF).expectGood(24);
        disk.executeOut("4c 01 40 00 00 00 00 01 04 00", log(9)).expectGood(260);
        disk.executeOut("4c 00 40 00 00 00 00 01 04 00", log(11)).expectGood(260);
        assertEquals(11, logged(disk));
        try (TestDisk restarted = TestDisk.restarted(disk)) {
            assertEquals(9, logged(restarted));
            assertEquals(0, restarted.dataIn(SENSE_CACHING, 24)[6]);
        }
    }

    @Test
    void shouldChangeNothingWhenPagesCannotBeSaved() {
        disk.savingFails = true;
        disk.executeOut("15 11 00 00 18 00", CACHING_OFF)
                .expectCheck(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE);
        assertEquals(4, disk.dataIn(SENSE_CACHING, 24)[6]);
        assertEquals(List.of(), disk.attentions);
        disk.execute("4c 01 40 00 00 00 00 00 00 00")
                .expectCheck(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE);
    }

    @Test
    void shouldTellThatNothingIsSavedWhereNothingCanBe() {
        disk.lacking = true;
        assertEquals(0x08, disk.dataIn(SENSE_CACHING, 24)[4]);
        disk.executeIn("1a 08 c8 00 ff 00", 255)
                .expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.SAVING_PARAMETERS_NOT_SUPPORTED);
        disk.executeOut("15 11 00 00 18 00", CACHING_OFF).expectInvalidFieldInCdb(1, 0);
        disk.executeOut("4c 01 40 00 00 00 00 01 04 00", log(7)).expectInvalidFieldInCdb(1, 0);
        disk.executeOut("15 10 00 00 18 00", CACHING_OFF).expectGood(24);
    }
}
