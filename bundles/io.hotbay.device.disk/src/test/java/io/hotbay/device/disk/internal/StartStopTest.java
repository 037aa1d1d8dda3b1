// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
/** START STOP UNIT and PREVENT ALLOW MEDIUM REMOVAL. */
class StartStopTest {

    private static final String TEST_UNIT_READY = "00 00 00 00 00 00";
    private static final String STOP = "1b 00 00 00 00 00";
    private static final String START = "1b 00 00 00 01 00";
    private static final String EJECT = "1b 00 00 00 02 00";
    private static final String LOAD = "1b 00 00 00 03 00";
    private static final String PREVENT = "1e 00 00 00 01 00";
    private static final String ALLOW = "1e 00 00 00 00 00";

    private final TestDisk disk = TestDisk.removable();

    @AfterEach
    void close() {
        disk.close();
    }

    private void expectReady() {
        disk.execute(TEST_UNIT_READY).expectGood(0);
        assertNull(disk.server.pollableSense());
    }

    private static void expectNotReady(TestDisk disk, AdditionalSense additional) {
        for (String cdb : List.of(TEST_UNIT_READY, "28 00 00 00 00 00 00 00 01 00", "35 00 00 00 00 00 00 00 00 00",
                "04 00 00 00 00 00", "48 02 00 00 00 00 00 00 00 00")) {
            disk.executeIn(cdb, 512).expectCheck(SenseKey.NOT_READY, additional);
        }
        assertEquals(additional, disk.server.pollableSense().additional());
        disk.executeIn("1a 08 08 00 ff 00", 255).expectGood(24);
    }

    @Test
    void shouldBeNotReadyFromStopToStart() {
        disk.execute(STOP).expectGood(0);
        expectNotReady(disk, AdditionalSense.LOGICAL_UNIT_NOT_READY_INITIALIZING_COMMAND_REQUIRED);
        disk.dataIn("25 00 00 00 00 00 00 00 00 00", 8);
        try (TestDisk successor = TestDisk.removable(disk.server.state())) {
            expectNotReady(successor, AdditionalSense.LOGICAL_UNIT_NOT_READY_INITIALIZING_COMMAND_REQUIRED);
        }
        disk.execute(START).expectGood(0);
        expectReady();
        disk.execute(STOP).expectGood(0);
        disk.server.reset();
        expectReady();
    }

    @Test
    void shouldStayReadyWhenTheFlushFails() {
        disk.store.outcome = StoreOutcome.WRITE_FAILED;
        disk.execute(STOP).expectOutcome(StoreOutcome.WRITE_FAILED);
        disk.execute(EJECT).expectOutcome(StoreOutcome.WRITE_FAILED);
        expectReady();
        disk.execute("1b 00 00 00 04 00").expectGood(0);
        expectNotReady(disk, AdditionalSense.LOGICAL_UNIT_NOT_READY_INITIALIZING_COMMAND_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({"20, IDLE_CONDITION_ACTIVATED_BY_COMMAND", "a0, IDLE_CONDITION_ACTIVATED_BY_COMMAND",
        "30, STANDBY_CONDITION_ACTIVATED_BY_COMMAND", "b0, STANDBY_CONDITION_ACTIVATED_BY_COMMAND"})
    void shouldSleepUntilACommandNeedsTheMedium(String power, AdditionalSense told) {
        disk.execute("1b 00 00 00 " + power + " 00").expectGood(0);
        disk.executeIn("1a 08 08 00 ff 00", 255).expectGood(24);
        assertEquals(told, disk.server.pollableSense().additional());
        assertEquals(SenseKey.NO_SENSE, disk.server.pollableSense().key());
        disk.executeIn("28 00 00 00 00 00 00 00 01 00", 512).expectGood(512);
        assertNull(disk.server.pollableSense());
        disk.execute("1b 00 00 00 " + power + " 00").expectGood(0);
        disk.execute("1b 00 00 00 10 00").expectGood(0);
        expectReady();
    }

    @Test
    void shouldHaveNoMediumFromEjectToLoad() {
        disk.execute(EJECT).expectGood(0);
        assertEquals(List.of("flush"), disk.store.calls);
        expectNotReady(disk, AdditionalSense.MEDIUM_NOT_PRESENT_TRAY_OPEN);
        disk.executeIn("25 00 00 00 00 00 00 00 00 00", 8)
                .expectCheck(SenseKey.NOT_READY, AdditionalSense.MEDIUM_NOT_PRESENT_TRAY_OPEN);
        disk.execute(START).expectCheck(SenseKey.NOT_READY, AdditionalSense.MEDIUM_NOT_PRESENT_TRAY_OPEN);
        disk.execute(STOP).expectGood(0);
        disk.execute("1b 00 00 00 10 00").expectGood(0);
        disk.server.reset();
        expectNotReady(disk, AdditionalSense.MEDIUM_NOT_PRESENT_TRAY_OPEN);
        assertEquals(List.of(), disk.attentions);
        disk.execute(LOAD).expectGood(0);
        expectReady();
        assertEquals(List.of("NOT_READY_TO_READY_CHANGE_MEDIUM_MAY_HAVE_CHANGED for others"), disk.attentions);
        disk.execute(LOAD).expectGood(0);
        assertEquals(1, disk.attentions.size());
    }

    @Test
    void shouldNotEjectWhileANexusPreventsIt() {
        disk.execute(PREVENT).expectGood(0);
        expectPrevented(disk);
        disk.nexus = TestNexus.OTHER;
        disk.execute(ALLOW).expectGood(0);
        expectPrevented(disk);
        disk.execute(PREVENT).expectGood(0);
        disk.server.nexusLost(TestNexus.ONE);
        expectPrevented(disk);
        disk.execute(ALLOW).expectGood(0);
        disk.execute(EJECT).expectGood(0);
    }

    @Test
    void shouldAllowRemovalAfterReset() {
        disk.execute(PREVENT).expectGood(0);
        disk.server.reset();
        disk.execute(EJECT).expectGood(0);
    }

    @Test
    void shouldHandPreventionToSuccessor() {
        disk.execute(PREVENT).expectGood(0);
        disk.nexus = TestNexus.OTHER;
        disk.execute(PREVENT).expectGood(0);
        try (TestDisk successor = TestDisk.removable(disk.server.state())) {
            expectPrevented(successor);
            successor.server.nexusLost(TestNexus.OTHER);
            expectPrevented(successor);
            successor.execute(ALLOW).expectGood(0);
            successor.execute(EJECT).expectGood(0);
        }
    }

    private static void expectPrevented(TestDisk disk) {
        disk.execute(EJECT).expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.MEDIUM_REMOVAL_PREVENTED);
        disk.execute(TEST_UNIT_READY).expectGood(0);
    }

    @Test
    void shouldNeitherEjectNorLoadWhatIsNotRemovable() {
        try (TestDisk fixed = TestDisk.small()) {
            fixed.execute(EJECT).expectInvalidFieldInCdb(4, 1);
            fixed.execute(LOAD).expectInvalidFieldInCdb(4, 1);
            assertFalse(fixed.server.commands().stream()
                    .anyMatch(command -> command.row() == DiskCommand.PREVENT_ALLOW_MEDIUM_REMOVAL.row()));
        }
        disk.execute("1e 00 00 00 02 00").expectInvalidFieldInCdb(4, 1);
    }
}
