// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.LogicalUnitNumber;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.ScsiCommand;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the request to the command. */
class ScsiIoTest {

    private static final int READ = 0x0200_0000;
    private static final int WRITE = 0x0100_0000;
    private static final byte[] TEST_UNIT_READY = new byte[6];

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(4);

    private ScsiCommand submitted() {
        return machine.port.inside.getFirst();
    }

    private void assertRefused(int status) {
        long reply = driver.takeAddressReply();
        assertEquals(status, machine.ram.get16(reply + 0x0E));
        assertEquals(0x04, machine.ram.get8(reply + 0x0D), "no SCSI status");
        assertEquals(0, machine.ram.get32(reply + 0x14));
        assertTrue(machine.port.inside.isEmpty());
    }

    @Test
    void shouldHandTheCommandAsItCame() {
        byte[] cdb = {0x28, 0, 0, 0, 0x12, 0x34, 0, 0, 8, 0};
        long frame = driver.scsiIo(3, 0x21, READ, 4096, cdb);
        machine.ram.put8(frame + 0x0D, 5);
        driver.post(frame);
        ScsiCommand command = submitted();
        assertEquals(3, command.target());
        assertEquals(5, command.lun());
        assertEquals(10, command.cdbLength());
        assertArrayEquals(Arrays.copyOf(cdb, 16), command.cdb());
        assertEquals(DataDirection.IN, command.direction());
        assertEquals(4096, command.data().byteCount());
        assertEquals(machine.ram.at(LinuxDriver.DATA), command.data().address(0));
        assertEquals(0x21, (int) command.tag());
    }

    @ParameterizedTest
    @CsvSource({
        "000, SIMPLE", "100, HEAD_OF_QUEUE", "200, ORDERED", "300, SIMPLE", "400, ACA", "500, SIMPLE", "700, SIMPLE"
    })
    void shouldTakeTheTaskAttributeFromControl(String control, TaskAttribute attribute) {
        driver.post(driver.scsiIo(0, 1, Integer.parseInt(control, 16), 0, TEST_UNIT_READY));
        assertEquals(attribute, submitted().attribute());
    }

    @ParameterizedTest
    @CsvSource({
        "02000000, 512, D3000200, IN",
        "01000000, 512, D7000200, OUT",
        "01000000, 512, D3000200, OUT",
        "00000000, 512, D3000200, IN",
        "00000000, 512, D7000200, OUT",
        "00000000, 0, D3000000, NONE",
        "02000000, 0, D3000000, IN",
    })
    void shouldTakeTheDirectionFromControlElseFromTheFirstElement(
            String control, int length, String element, DataDirection direction) {
        long frame = driver.scsiIo(0, 1, Integer.parseInt(control, 16), length, TEST_UNIT_READY);
        machine.ram.put32(frame + 0x30, Integer.parseUnsignedInt(element, 16));
        driver.post(frame);
        assertEquals(direction, submitted().direction());
        assertEquals(length, submitted().data().byteCount());
    }

    @Test
    void shouldKeepTagsApartWhenTheGuestUsesAContextTwice() {
        driver.read(0, 9, 512);
        driver.read(0, 9, 512);
        assertEquals(2, machine.port.inside.stream().map(ScsiCommand::tag).distinct().count());
    }

    @Test
    void shouldLeaveStrangeLunFormsToTheCore() {
        long frame = driver.scsiIo(0, 1, 0, 0, TEST_UNIT_READY);
        machine.ram.put8(frame + 0x0C, 0xC0);
        driver.post(frame);
        assertEquals(LogicalUnitNumber.UNSUPPORTED, submitted().lun());
    }

    @Test
    void shouldDecodeTheFlatFormOfTheLun() {
        long frame = driver.scsiIo(0, 1, 0, 0, TEST_UNIT_READY);
        machine.ram.put8(frame + 0x0C, 0x41);
        machine.ram.put8(frame + 0x0D, 0x02);
        driver.post(frame);
        assertEquals(0x102, submitted().lun());
    }

    @ParameterizedTest
    @CsvSource({"1, 41", "255, 41"})
    void shouldRefuseAnotherBus(int bus, String status) {
        long frame = driver.scsiIo(0, 1, 0, 0, TEST_UNIT_READY);
        machine.ram.put8(frame + 0x01, bus);
        driver.post(frame);
        assertRefused(Integer.parseInt(status, 16));
    }

    @ParameterizedTest
    @CsvSource({"16", "255"})
    void shouldRefuseATargetBehindTheBus(int target) {
        driver.post(driver.scsiIo(target, 1, 0, 0, TEST_UNIT_READY));
        assertRefused(0x42);
    }

    @ParameterizedTest
    @CsvSource({"0", "17", "255"})
    void shouldRefuseACdbLengthThatNoCommandHas(int length) {
        long frame = driver.scsiIo(0, 1, 0, 0, TEST_UNIT_READY);
        machine.ram.put8(frame + 0x04, length);
        driver.post(frame);
        assertRefused(0x07);
    }

    @Test
    void shouldRefuseBothDirectionsAtOnce() {
        driver.post(driver.scsiIo(0, 1, READ | WRITE, 512, TEST_UNIT_READY));
        assertRefused(0x07);
    }

    @Test
    void shouldRefuseAListThatLeadsOutOfMemory() {
        long frame = driver.scsiIo(0, 1, READ, 512, TEST_UNIT_READY);
        machine.ram.put32(frame + 0x34, 0x7000_0000);
        driver.post(frame);
        assertRefused(0x03);
        assertEquals(1, machine.count("hostile scatter/gather list"));
    }
}
