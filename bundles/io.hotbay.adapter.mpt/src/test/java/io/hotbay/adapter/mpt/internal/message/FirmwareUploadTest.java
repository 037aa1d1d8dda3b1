// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareUploadTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(2);

    @ParameterizedTest(name = "image type {0}")
    @CsvSource({"0, 0", "1, 0", "2, 0", "3, 0", "4, 7", "255, 7"})
    void shouldFindEachImageEmptyAndLeaveTheBufferAlone(int type, int status) {
        machine.ram.put32(LinuxDriver.DATA, 0x5A5A_5A5A);
        long frame = driver.frame();
        machine.ram.put32(frame, 0x1200_0000 | type);
        machine.ram.put32(frame + 0x08, 0x44);
        machine.ram.put32(frame + 0x0C, 0x000C_0000);
        machine.ram.put32(frame + 0x18, 0x1000);
        machine.ram.put32(frame + 0x1C, 0xD100_1000);
        machine.ram.put32(frame + 0x20, LinuxDriver.DATA);
        driver.post(frame);
        long reply = driver.takeAddressReply();
        assertEquals(0x1206_0000 | type, machine.ram.get32(reply));
        assertEquals(0x44, machine.ram.get32(reply + 0x08));
        assertEquals(status, machine.ram.get16(reply + 0x0E));
        assertEquals(0, machine.ram.get32(reply + 0x14), "actual size");
        assertEquals(0x5A5A_5A5A, machine.ram.get32(LinuxDriver.DATA));
    }
}
