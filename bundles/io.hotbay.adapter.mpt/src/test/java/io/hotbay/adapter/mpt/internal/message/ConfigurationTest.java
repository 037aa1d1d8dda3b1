// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private static final int HEADER = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int DEFAULT = 3;
    private static final int WRITE_NVRAM = 4;
    private static final int READ_DEFAULT = 5;
    private static final int READ_NVRAM = 6;

    private static final int IOC = 0x1;
    private static final int SCSI_PORT = 0x3;
    private static final int SCSI_DEVICE = 0x4;
    private static final int MANUFACTURING = 0x9;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(4);

    @BeforeEach
    void fillTheBufferWithRubbish() {
        machine.ram.fill(LinuxDriver.DATA, 0x200, 0xEE);
    }

    private int config(int action, int type, int number, int address, int dwords) {
        long reply = driver.config(action, type, number, address, dwords);
        int status = machine.ram.get16(reply + 0x0E);
        driver.free(reply);
        return status;
    }

    private int data(int offset) {
        return machine.ram.get32(LinuxDriver.DATA + offset);
    }

    private void put(int... words) {
        for (int i = 0; i < words.length; i++) {
            machine.ram.put32(LinuxDriver.DATA + 4L * i, words[i]);
        }
    }

    @Test
    void shouldGiveTheHeaderInTheReplyAndTouchNoMemory() {
        long reply = driver.config(HEADER, SCSI_PORT, 2, 0, 0);
        assertEquals(0x0406_0000, machine.ram.get32(reply));
        assertEquals(0x77, machine.ram.get32(reply + 0x08));
        assertEquals(0x0000, machine.ram.get16(reply + 0x0E));
        assertEquals(0x2302_1302, machine.ram.get32(reply + 0x14));
        assertEquals(0xEEEE_EEEE, data(0));
    }

    @Test
    void shouldReadPortPagesAsDriversExpectThem() {
        assertEquals(0, config(READ, SCSI_PORT, 0, 0, 3));
        assertEquals(0x207F_0807, data(4));
        assertEquals(0, config(READ, SCSI_PORT, 1, 0, 4));
        assertEquals(0x8000_000F, data(4));
        assertEquals(0x0700_0000, data(8));
        assertEquals(0, config(READ_NVRAM, SCSI_PORT, 2, 0, 0x13));
        for (int target = 0; target < 16; target++) {
            assertEquals(0x000F_0800, data(0x0C + 4 * target), "target " + target);
        }
    }

    @Test
    void shouldReadTheSameByAllThreeReadsWhenNothingWasWritten() {
        for (int action : new int[] {READ, READ_DEFAULT, READ_NVRAM}) {
            assertEquals(0, config(action, MANUFACTURING, 0, 0, 0x13));
            assertEquals("LSI 53C1030", new String(machine.ram.get(LinuxDriver.DATA + 4, 11)));
            assertEquals("HOTBAY MPT", new String(machine.ram.get(LinuxDriver.DATA + 0x1C, 10)));
        }
    }

    @Test
    void shouldMoveNoMoreThanPageAndBufferAndRequestAllow() {
        assertEquals(0, config(READ, SCSI_DEVICE, 0, 0, 0x20));
        assertEquals(0xEEEE_EEEE, data(12), "Device Page 0 has 3 dwords, however long the buffer is");
        assertEquals(0, config(READ, SCSI_PORT, 2, 0, 2));
        byte[] untouched = new byte[4];
        Arrays.fill(untouched, (byte) 0xEE);
        assertArrayEquals(untouched, machine.ram.get(LinuxDriver.DATA + 12, 4));
    }

    @Test
    void shouldKeepItsOwnHeaderWhenTheGuestWritesAnother() {
        put(0xFFFF_FFFF, 0x0000_0010, 0, 0);
        assertEquals(0, config(WRITE, IOC, 1, 0, 4));
        assertEquals(0, config(READ, IOC, 1, 0, 4));
        assertEquals(0x2101_0403, data(0));
        assertEquals(0x0000_0010, data(4));
    }

    @Test
    void shouldForgetCurrentButKeepStoredValuesOverAReset() {
        put(0, 0x0004_0002, 0x0700_0000, 0);
        assertEquals(0, config(WRITE_NVRAM, SCSI_PORT, 1, 0, 4));
        put(0, 0x0002_0001, 0x0700_0000, 0);
        assertEquals(0, config(WRITE, SCSI_PORT, 1, 0, 4));
        assertEquals(0, config(READ, SCSI_PORT, 1, 0, 4));
        assertEquals(0x0002_0001, data(4));
        driver.messageUnitReset();
        driver.start(4);
        config(READ, SCSI_PORT, 1, 0, 4);
        assertEquals(0x0002_0001, data(4), "a message unit reset leaves pages alone");
        driver.hardReset();
        driver.start(4);
        config(READ, SCSI_PORT, 1, 0, 4);
        assertEquals(0x0004_0002, data(4));
        assertEquals(0, config(DEFAULT, SCSI_PORT, 1, 0, 4));
        config(READ, SCSI_PORT, 1, 0, 4);
        assertEquals(0x8000_000F, data(4));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 3, 0, 0, 20", "255, 3, 0, 0, 20",
        "1, 5, 0, 0, 21", "1, 8, 0, 0, 21", "1, 15, 0, 0, 21",
        "1, 3, 3, 0, 22", "1, 4, 4, 0, 22", "0, 9, 99, 0, 22", "1, 4, 0, 16, 22", "1, 4, 0, 256, 22", "1, 4, 0, -1, 22",
        "1, 3, 0, 1, 22",
        "2, 3, 0, 0, 25", "2, 4, 0, 0, 25", "3, 9, 0, 0, 25", "4, 4, 1, 0, 25", "2, 9, 0, 0, 25"
    })
    void shouldRefuseByStatusWhatItDoesNotHave(int action, int type, int number, int address, String status) {
        assertEquals(Integer.parseInt(status, 16), config(action, type, number, address, 3));
    }

    @Test
    void shouldRefuseAnOwnIdentifierThatTheBusDoesNotHave() {
        put(0, 0x0001_0010, 0, 0);
        assertEquals(0x23, config(WRITE, SCSI_PORT, 1, 0, 4));
        config(READ, SCSI_PORT, 1, 0, 4);
        assertEquals(0x8000_000F, data(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {READ, WRITE})
    void shouldRefuseABufferThatIsNotThere(int action) {
        long frame = driver.frame();
        machine.ram.put32(frame, 0x0400_0000 | action);
        machine.ram.put32(frame + 0x14, 0x0301_0400);
        machine.ram.put32(frame + 0x1C, 0xD100_0010);
        machine.ram.put32(frame + 0x20, 0x7000_0000);
        driver.post(frame);
        assertEquals(0x03, machine.ram.get16(driver.takeAddressReply() + 0x0E));
    }
}
