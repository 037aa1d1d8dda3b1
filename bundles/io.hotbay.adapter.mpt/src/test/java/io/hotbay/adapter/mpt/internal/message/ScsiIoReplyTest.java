// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.ScsiStatus;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the result to the reply. */
class ScsiIoReplyTest {

    private static final Sense INVALID_FIELD = Sense.illegalRequest(AdditionalSense.INVALID_FIELD_IN_CDB);

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(4);

    private static CommandResult result(String word) {
        return switch (word) {
            case "GOOD" -> CommandResult.GOOD;
            case "CHECK" -> CommandResult.check(INVALID_FIELD);
            case "NO_TARGET" -> CommandResult.NO_TARGET;
            case "TERMINATED" -> CommandResult.TERMINATED;
            default -> new CommandResult.Status(ScsiStatus.valueOf(word));
        };
    }

    @ParameterizedTest(name = "{0}, {1} of {2} bytes")
    @CsvSource({
        // result, moved, wanted, IOC status, SCSI status, SCSI state, transfer count, sense count
        "GOOD, 100, 512, 45, 00, 00, 100, 0",
        "GOOD, 0, 512, 45, 00, 00, 0, 0",
        "GOOD, 513, 512, 44, 00, 00, 512, 0",
        "GOOD, 36, 0, 44, 00, 00, 0, 0",
        "CONDITION_MET, 0, 0, 00, 04, 00, 0, 0",
        "CHECK, 0, 0, 00, 02, 01, 0, 18",
        "CHECK, 0, 512, 45, 02, 01, 0, 18",
        "CHECK, 256, 512, 45, 02, 01, 256, 18",
        "CHECK, 512, 512, 00, 02, 01, 512, 18",
        "CHECK, 1024, 512, 00, 02, 01, 512, 18",
        "BUSY, 0, 512, 00, 08, 00, 0, 0",
        "TASK_SET_FULL, 0, 512, 00, 28, 00, 0, 0",
        "RESERVATION_CONFLICT, 0, 512, 00, 18, 00, 0, 0",
        "TASK_ABORTED, 0, 0, 00, 40, 00, 0, 0",
        "NO_TARGET, 0, 512, 43, 00, 04, 0, 0",
        "TERMINATED, 0, 512, 4B, 00, 08, 0, 0",
    })
    void shouldSayItByAnAddressReplyWhenItIsNotACompleteSuccess(
            String word, long moved, int wanted, String ioc, String scsi, String state, int count, int sense) {
        machine.port.script = command -> machine.port.end(command, result(word), moved);
        driver.read(2, 0x5A, wanted);
        long reply = driver.takeAddressReply();
        assertEquals(0x0008_0002, machine.ram.get32(reply), "target 2, bus 0, 8 dwords, function 0");
        assertEquals(0x400A, machine.ram.get16(reply + 0x04), "CDB length and sense buffer length");
        assertEquals(0x5A, machine.ram.get32(reply + 0x08));
        assertEquals(Integer.parseInt(scsi, 16), machine.ram.get8(reply + 0x0C));
        assertEquals(Integer.parseInt(state, 16), machine.ram.get8(reply + 0x0D));
        assertEquals(Integer.parseInt(ioc, 16), machine.ram.get16(reply + 0x0E));
        assertEquals(count, machine.ram.get32(reply + 0x14));
        assertEquals(sense, machine.ram.get32(reply + 0x18));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0000_0000, 0x0000_0001, 0x2000_0000, 0x6123_4567, 0x7FFF_FFFF})
    void shouldBeTheContextVerbatimWhenEverythingWentWell(int context) {
        machine.port.allGood();
        driver.read(0, context, 512);
        assertEquals(context, driver.registers.read(Registers.REPLY_FIFO));
        assertEquals(1, machine.count("context replies"));
    }

    @Test
    void shouldBeAnAddressReplyWhenTheContextLooksLikeOne() {
        machine.port.allGood();
        driver.read(0, 0x8000_0007, 512);
        long reply = driver.takeAddressReply();
        assertEquals(0x8000_0007, machine.ram.get32(reply + 0x08));
        assertEquals(0x0000, machine.ram.get16(reply + 0x0E));
        assertEquals(512, machine.ram.get32(reply + 0x14));
    }

    @Test
    void shouldBeAnAddressReplyWhenIocPage1ForbidsContextReplies() {
        machine.ram.fill(LinuxDriver.DATA, 16, 0);
        machine.ram.put32(LinuxDriver.DATA + 4, 0x10);
        driver.free(driver.config(2, 0x1, 1, 0, 4));
        machine.port.allGood();
        driver.read(0, 7, 512);
        assertEquals(7, machine.ram.get32(driver.takeAddressReply() + 0x08));
    }

    @Test
    void shouldReportAnUnderrunWhenTheListIsShorterThanTheData() {
        machine.port.allGood();
        long frame = driver.scsiIo(0, 1, 0x0200_0000, 512, new byte[6]);
        machine.ram.put32(frame + 0x30, 0xD300_0006);
        driver.post(frame);
        long reply = driver.takeAddressReply();
        assertEquals(0x45, machine.ram.get16(reply + 0x0E));
        assertEquals(6, machine.ram.get32(reply + 0x14));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "8, 8", "17, 17", "18, 18", "255, 18"})
    void shouldWriteNoMoreSenseThanTheBufferHolds(int length, int written) {
        machine.ram.fill(LinuxDriver.SENSE, 64, 0xEE);
        machine.port.script = command -> machine.port.end(command, CommandResult.check(INVALID_FIELD), 0);
        long frame = driver.scsiIo(0, 1, 0, 0, new byte[6]);
        machine.ram.put8(frame + 0x05, length);
        driver.post(frame);
        long reply = driver.takeAddressReply();
        assertEquals(written, machine.ram.get32(reply + 0x18));
        byte[] expected = new byte[64];
        Arrays.fill(expected, (byte) 0xEE);
        System.arraycopy(INVALID_FIELD.fixed(), 0, expected, 0, written);
        assertArrayEquals(expected, machine.ram.get(LinuxDriver.SENSE, 64));
    }

    @Test
    void shouldWriteSenseAbove4GiBWhenTheHostSaidSo() {
        Machine high = new Machine(0x3_0000_0000L);
        LinuxDriver there = new LinuxDriver(high).start(4);
        high.port.script = command -> high.port.end(command, CommandResult.check(INVALID_FIELD), 0);
        there.read(0, 1, 0);
        assertEquals(18, high.ram.get32(there.takeAddressReply() + 0x18));
        assertEquals(0x70, high.ram.get8(0x3_0000_0000L + LinuxDriver.SENSE));
    }

    @Test
    void shouldSayThatAutosenseFailedWhenTheBufferIsNotThere() {
        machine.port.script = command -> machine.port.end(command, CommandResult.check(INVALID_FIELD), 0);
        long frame = driver.scsiIo(0, 1, 0, 0, new byte[6]);
        machine.ram.put32(frame + 0x2C, 0x7000_0000);
        driver.post(frame);
        long reply = driver.takeAddressReply();
        assertEquals(0x02, machine.ram.get8(reply + 0x0D));
        assertEquals(0, machine.ram.get32(reply + 0x18));
        assertEquals(0x02, machine.ram.get8(reply + 0x0C));
    }
}
