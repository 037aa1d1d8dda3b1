// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.target.api.CommandResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFifoTest {

    @Test
    void shouldMaskTheHintsWhenADescriptorComes() {
        Machine machine = new Machine();
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        machine.port.allGood();
        long frame = driver.scsiIo(0, 7, 0, 0, new byte[6]);
        for (int hint = 0; hint < 4; hint++) {
            driver.registers.write(Registers.REQUEST_FIFO, (int) frame | hint);
        }
        assertEquals(List.of(7, 7, 7, 7), driver.interrupt());
    }

    @Test
    void shouldUseTheHighHalfOfIocInitWhenMemoryLiesAbove4GiB() {
        Machine machine = new Machine(0x12_0000_0000L);
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        machine.port.script = command -> {
            command.data().write(new byte[] {1, 2, 3, 4}, 4);
            machine.port.end(command, CommandResult.GOOD, 4);
        };
        driver.read(0, 9, 4);
        assertEquals(List.of(9), driver.interrupt());
        assertEquals(0x0403_0201, machine.ram.get32(0x12_0000_0000L + LinuxDriver.DATA));
    }

    @Test
    void shouldIgnoreAndCountWhenTheStateIsNotOperational() {
        Machine machine = new Machine();
        LinuxDriver driver = new LinuxDriver(machine);
        driver.registers.write(Registers.REQUEST_FIFO, LinuxDriver.REQUESTS);
        assertEquals(Registers.STATE_READY, driver.registers.state());
        assertEquals(1, machine.count("unhandled request in state READY"));
        assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO));
    }

    @Test
    void shouldFaultWhenTheFrameIsNotInGuestMemory() {
        Machine machine = new Machine();
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        driver.registers.write(Registers.REQUEST_FIFO, 0x4000_0000);
        assertEquals(0x4400_8112, driver.registers.read(Registers.DOORBELL));
        assertEquals(1, machine.count("hostile request frame"));
        driver.registers.write(Registers.REQUEST_FIFO, LinuxDriver.REQUESTS);
        assertEquals(1, machine.count("unhandled request in state FAULT"));
    }

    @Test
    void shouldTakeAShortRequestWhenItEndsWithTheMemory() {
        Machine machine = new Machine();
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        machine.port.allGood();
        int frame = Machine.RAM_BYTES - 0x38;
        machine.ram.fill(frame, 0x38, 0);
        machine.ram.put8(frame + 0x04, 6);
        machine.ram.put32(frame + 0x08, 0x55);
        driver.registers.write(Registers.REQUEST_FIFO, frame);
        assertEquals(List.of(0x55), driver.interrupt());
    }

    @Test
    void shouldNotGoOnAtAddressZeroWhenARequestEndsWithAllAddresses() {
        Machine machine = new Machine(-Machine.RAM_BYTES);
        GuestRam low = new GuestRam(0, 0x1000);
        low.put32(0, 0xD100_0000 | 512);
        machine.host.memory().add(0, low.mapping(), true);
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        machine.port.allGood();
        int frame = -0x38;
        machine.ram.fill(frame, 0x38, 0);
        machine.ram.put8(frame + 0x04, 6);
        machine.ram.put32(frame + 0x08, 0x55);
        machine.ram.put32(frame + 0x14, 0x0200_0000);
        machine.ram.put32(frame + 0x28, 512);
        machine.ram.put32(frame + 0x30, 0x1000_0000);
        driver.registers.write(Registers.REQUEST_FIFO, frame);
        int reply = driver.registers.read(Registers.REPLY_FIFO) << 1;
        assertEquals(0x03, machine.ram.get16(reply + 0x0E), "its list ends with it");
    }

    @Test
    void shouldNotMixAShortRequestWithTheOneThatItsSlotHadBefore() {
        Machine machine = new Machine();
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        machine.port.allGood();
        driver.read(0, 1, 512);
        driver.interrupt();
        int frame = Machine.RAM_BYTES - 0x30;
        machine.ram.put8(frame + 0x04, 6);
        machine.ram.put32(frame + 0x14, 0x0200_0000);
        machine.ram.put32(frame + 0x28, 512);
        driver.registers.write(Registers.REQUEST_FIFO, frame);
        assertEquals(0x03, machine.ram.get16(driver.takeAddressReply() + 0x0E), "it has no list of its own");
    }

    @Test
    void shouldFaultOnlyWhenTheMarginBehindTheCreditsIsUsedUp() {
        Machine machine = new Machine();
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        for (int i = 0; i < 0xFF + 0x40; i++) {
            driver.read(0, i, 512);
        }
        assertEquals(Registers.STATE_OPERATIONAL, driver.registers.state());
        driver.read(0, 0x1000, 512);
        assertEquals(0x4400_0006, driver.registers.read(Registers.DOORBELL));
        assertTrue(machine.count("hostile number of requests") > 0);
    }
}
