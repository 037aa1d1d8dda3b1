// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorbellTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);
    private final Registers registers = driver.registers;

    @Test
    void shouldShowReadyAndNobodyWhenPoweredOn() {
        assertEquals(0x1000_0000, registers.read(Registers.DOORBELL));
    }

    @Test
    void shouldShowOperationalAndTheHostWhenInitialised() {
        driver.start(1);
        assertEquals(0x2400_0000, registers.read(Registers.DOORBELL));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x4000_0000, 0x4100_0000})
    void shouldBeReadyAtOnceWhenReset(int function) {
        driver.start(1);
        registers.write(Registers.DOORBELL, function);
        assertEquals(0x1000_0000, registers.read(Registers.DOORBELL));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0000_0000, 0x4400_0000, 0xFF00_0000})
    void shouldCountAndStayWhenTheFunctionIsUnknown(int function) {
        driver.start(1);
        registers.write(Registers.DOORBELL, function);
        assertEquals(0x2400_0000, registers.read(Registers.DOORBELL));
        assertEquals(1, machine.count("unhandled doorbell function " + String.format("%02x", function >>> 24)));
    }

    @Test
    void shouldGiveTheReplyFramesBackWhenAskedForThem() {
        driver.start(2);
        registers.write(Registers.DOORBELL, 0x4300_0000);
        assertEquals(LinuxDriver.REPLIES, driver.takeAddressReply());
        assertEquals(LinuxDriver.REPLIES + LinuxDriver.REPLY_FRAME_BYTES, driver.takeAddressReply());
        assertEquals(Registers.EMPTY, registers.read(Registers.REPLY_FIFO));
        assertFalse(machine.host.interrupt());
        driver.messageUnitReset();
        registers.write(Registers.DOORBELL, 0x4300_0000);
        assertEquals(1, machine.count("unhandled reply frame removal in state READY"));
    }

    @Test
    void shouldLeaveFaultOnlyByAnIoUnitResetOrAHardReset() {
        driver.start(1);
        registers.write(Registers.REQUEST_FIFO, 0x7000_0000);
        assertEquals(0x4400_8112, registers.read(Registers.DOORBELL));
        registers.write(Registers.DOORBELL, 0x4000_0000);
        assertEquals(Registers.STATE_FAULT, registers.state());
        registers.write(Registers.DOORBELL, 0x4203_0000);
        assertEquals(0x4400_8112, registers.read(Registers.DOORBELL), "no handshake in FAULT");
        registers.write(Registers.DOORBELL, 0x4100_0000);
        assertEquals(0x1000_0000, registers.read(Registers.DOORBELL));
        driver.start(1);
        registers.write(Registers.REQUEST_FIFO, 0x7000_0000);
        assertEquals(Registers.STATE_FAULT, registers.state());
        driver.hardReset();
        assertEquals(0x1000_0000, registers.read(Registers.DOORBELL));
    }
}
