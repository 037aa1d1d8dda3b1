// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FORMAT UNIT and SANITIZE that the end of the process cuts off. */
class WorkRestartTest {

    private static final String READ = "28 00 00 00 00 00 00 00 01 00";
    private static final String FORMAT = "04 00 00 00 00 00";
    private static final String ERASE = "48 82 00 00 00 00 00 00 00 00";
    private static final String ERASE_UNRESTRICTED = "48 a2 00 00 00 00 00 00 00 00";
    private static final String EXIT = "48 1f 00 00 00 00 00 00 00 00";

    private static void expectCorrupted(TestDisk disk) {
        disk.executeIn(READ, 512).expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.MEDIUM_FORMAT_CORRUPTED);
    }

    @Test
    void shouldBeCorruptedAfterCutOffFormatUntilFormatted() {
        try (TestDisk slow = TestDisk.slow()) {
            slow.execute(FORMAT);
            assertEquals(List.of(), slow.store.calls);
            try (TestDisk restarted = TestDisk.restarted(slow)) {
                assertEquals(List.of(), restarted.store.calls);
                expectCorrupted(restarted);
                // saved pages do not make it forgotten
                restarted.executeOut("15 11 00 00 18 00", TestTask.bytes(
                        "00 00 00 00 08 12 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")).expectGood(24);
                try (TestDisk again = TestDisk.restarted(restarted)) {
                    expectCorrupted(again);
                    again.execute(FORMAT).expectGood(0);
                    again.executeIn(READ, 512).expectGood(512);
                    try (TestDisk last = TestDisk.restarted(again)) {
                        last.executeIn(READ, 512).expectGood(512);
                    }
                }
            }
        }
    }

    @Test
    void shouldGoOnWithCutOffSanitize() {
        try (TestDisk slow = TestDisk.slow()) {
            slow.execute(ERASE).expectGood(0);
            assertEquals(List.of(), slow.store.calls);
            try (TestDisk restarted = TestDisk.restarted(slow)) {
                assertEquals(List.of("unmap 0 1048576", "flush"), restarted.store.calls);
                restarted.executeIn(READ, 512).expectGood(512);
                try (TestDisk last = TestDisk.restarted(restarted)) {
                    assertEquals(List.of(), last.store.calls);
                }
            }
        }
    }

    @Test
    void shouldKeepFailedSanitizeUntilExit() {
        try (TestDisk disk = TestDisk.small()) {
            disk.store.outcome = StoreOutcome.WRITE_FAILED;
            disk.execute(ERASE_UNRESTRICTED).expectGood(0);
            try (TestDisk restarted = TestDisk.restarted(disk)) {
                restarted.executeIn(READ, 512)
                        .expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.SANITIZE_COMMAND_FAILED);
                restarted.savingFails = true;
                restarted.execute(EXIT)
                        .expectCheck(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE);
                restarted.executeIn(READ, 512)
                        .expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.SANITIZE_COMMAND_FAILED);
                restarted.savingFails = false;
                restarted.execute(EXIT).expectGood(0);
                try (TestDisk last = TestDisk.restarted(restarted)) {
                    last.executeIn(READ, 512).expectGood(512);
                }
            }
        }
    }

    @Test
    void shouldTouchNothingWhenBeginningCannotBeSaved() {
        try (TestDisk disk = TestDisk.small()) {
            disk.savingFails = true;
            disk.execute(FORMAT).expectCheck(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE);
            assertEquals(List.of(), disk.store.calls);
            disk.executeIn(READ, 512).expectGood(512);
        }
    }

    @Test
    void shouldNotBeReadyWhenEndCannotBeSaved() {
        try (TestDisk disk = TestDisk.small()) {
            disk.store.beforeFlush = () -> disk.savingFails = true;
            disk.execute(FORMAT).expectCheck(SenseKey.MEDIUM_ERROR, AdditionalSense.FORMAT_COMMAND_FAILED);
            expectCorrupted(disk);
            disk.store.beforeFlush = () -> disk.savingFails = false;
            disk.savingFails = false;
            disk.execute(FORMAT).expectGood(0);
        }
    }

    @Test
    void shouldFormatWhereNothingIsKept() {
        try (TestDisk disk = TestDisk.small()) {
            disk.lacking = true;
            disk.savingFails = true;
            disk.execute(FORMAT).expectGood(0);
        }
    }
}
