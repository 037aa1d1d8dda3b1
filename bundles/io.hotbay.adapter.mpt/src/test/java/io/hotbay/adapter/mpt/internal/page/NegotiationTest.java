// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCSI Device Page 0 follows SCSI Device Page 1. */
class NegotiationTest {

    private static final int ULTRA320 = 0x207F_0807;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(4);

    private void request(int target, int parameters) {
        machine.ram.fill(LinuxDriver.DATA, 16, 0);
        machine.ram.put32(LinuxDriver.DATA + 4, parameters);
        long reply = driver.config(2, 0x4, 1, target, 4);
        assertEquals(0, machine.ram.get16(reply + 0x0E));
        driver.free(reply);
    }

    private void assertPage0(int target, int negotiated, int information) {
        long reply = driver.config(1, 0x4, 0, target, 3);
        assertEquals(0, machine.ram.get16(reply + 0x0E));
        assertEquals(0x0400_0304, machine.ram.get32(LinuxDriver.DATA), "header of target " + target);
        assertEquals(negotiated, machine.ram.get32(LinuxDriver.DATA + 4), "parameters of target " + target);
        assertEquals(information, machine.ram.get32(LinuxDriver.DATA + 8), "information of target " + target);
        driver.free(reply);
    }

    private int requested(int target) {
        driver.free(driver.config(1, 0x4, 1, target, 4));
        return machine.ram.get32(LinuxDriver.DATA + 4);
    }

    @Test
    void shouldAnswerForAllSixteenIdentifiersEmptyOrNot() {
        for (int target = 0; target < 16; target++) {
            assertPage0(target, 0, 0);
            assertEquals(0, requested(target));
            request(target, ULTRA320 | target);
            assertEquals(ULTRA320 | target, requested(target), "reads back as written");
            assertPage0(target, ULTRA320, 1);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "00000000, 00000000", // asynchronous, narrow
        "20000000, 20000000", // asynchronous, wide
        "207F0807, 207F0807", // all there is
        "A8FF01FF, 207F0807", // more than there is
        "203F0900, 203F0900", // FAST-80, offset 63, single transitions
        "007F0A02, 007F0A02", // narrow
        "20000807, 20000000", // no offset: asynchronous
        "207F0007, 20000000", // no period: asynchronous
        "207F3200, 207F3200"  // 5 MHz
    })
    void shouldAgreeOnTheLesserOfEach(String wanted, String agreed) {
        request(6, Integer.parseUnsignedInt(wanted, 16));
        assertPage0(6, Integer.parseUnsignedInt(agreed, 16), 1);
    }

    @Test
    void shouldFallBackAndNegotiateAgainBeforeTheNextCommandWhenTheBusIsReset() {
        machine.port.allGood();
        request(1, ULTRA320);
        request(2, ULTRA320);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(4, 0, 1, 0));
        driver.interrupt();
        assertPage0(1, 0, 0);
        assertPage0(2, 0, 0);
        driver.read(1, 5, 512);
        driver.interrupt();
        assertPage0(1, ULTRA320, 1);
        assertPage0(2, 0, 0);
    }

    @Test
    void shouldFallBackForOneTargetWhenThatIsReset() {
        request(1, ULTRA320);
        request(2, ULTRA320);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(3, 2, 1, 0));
        driver.interrupt();
        assertPage0(1, ULTRA320, 1);
        assertPage0(2, 0, 0);
    }

    @Test
    void shouldForgetEverythingWhenTheUnitIsReset() {
        request(1, ULTRA320);
        driver.hardReset();
        driver.start(4);
        assertPage0(1, 0, 0);
        assertEquals(0, requested(1));
    }
}
