// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidFunctionTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(2);

    /** FW_DOWNLOAD, target roles, RAID, TOOLBOX and the rest: everything above EVENT_ACK but FW_UPLOAD. */
    static IntStream others() {
        return IntStream.rangeClosed(0x09, 0xFF).filter(function -> function != 0x12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void shouldRefuseAndStayOperationalWhenTheIocDoesNotHaveTheFunction(int function) {
        long frame = driver.frame();
        machine.ram.put8(frame + 0x03, function);
        machine.ram.put32(frame + 0x08, 0x1234);
        driver.post(frame);
        long reply = driver.takeAddressReply();
        assertEquals(function << 24 | 0x0005_0000, machine.ram.get32(reply));
        assertEquals(0x1234, machine.ram.get32(reply + 0x08));
        assertEquals(0x0001, machine.ram.get16(reply + 0x0E));
        assertEquals(Registers.STATE_OPERATIONAL, driver.registers.state());
        assertEquals(1, machine.count("unhandled function " + String.format("%02x", function)));
    }

    @Test
    void shouldRefuseByHandshakeTooIncludingCommands() {
        assertEquals(0x0001, driver.handshake(LinuxDriver.header(0x17, 0))[7]);
        int[] command = new int[14];
        assertEquals(0x0001, driver.handshake(command)[7], "SCSI_IO_REQUEST goes by the queue alone");
        assertEquals(0, machine.port.inside.size());
    }
}
