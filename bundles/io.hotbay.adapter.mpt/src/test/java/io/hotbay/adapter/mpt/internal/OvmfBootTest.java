// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.OvmfDriver;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvmfBootTest {

    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 96, 0};

    @ParameterizedTest
    @ValueSource(longs = {0, 0x2_0000_0000L})
    void shouldAnswerEveryRequestWhereverMemoryLies(long ramStart) {
        Machine machine = new Machine(ramStart);
        OvmfDriver firmware = new OvmfDriver(machine);
        assertEquals(0, firmware.start());
        machine.port.script = command -> {
            switch (command.target()) {
                case 0 -> machine.port.end(command, CommandResult.GOOD, 96);
                case 1 -> machine.port.end(command, CommandResult.GOOD, 57);
                case 2 -> machine.port.end(command,
                        CommandResult.check(Sense.unitAttention(AdditionalSense.POWER_ON_OCCURRED)), 0);
                default -> machine.port.end(command, CommandResult.NO_TARGET, 0);
            }
        };
        assertEquals(0x00, firmware.command(0, 96, INQUIRY));
        assertEquals(0x45, firmware.command(1, 96, INQUIRY));
        assertEquals(57, machine.ram.get32(ramStart + OvmfDriver.REPLY + 0x14));
        assertEquals(0x45, firmware.command(2, 96, INQUIRY));
        assertEquals(18, machine.ram.get32(ramStart + OvmfDriver.REPLY + 0x18));
        assertEquals(0x70, machine.ram.get8(ramStart + OvmfDriver.SENSE));
        for (int target = 3; target < 8; target++) {
            assertEquals(0x43, firmware.command(target, 96, INQUIRY));
        }
        assertFalse(machine.host.interrupt());
        firmware.reset();
        new LinuxDriver(machine).start(4);
    }
}
