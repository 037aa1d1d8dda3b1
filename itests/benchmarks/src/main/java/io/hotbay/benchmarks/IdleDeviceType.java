// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceDescription;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.DeviceType;
import io.hotbay.target.api.device.SupportedCommand;
import io.hotbay.target.api.device.Task;
import java.util.List;
import java.util.Map;

/** A device type whose commands end good at once: what is left is the core's own cost. */
final class IdleDeviceType implements DeviceType {

    private static final DeviceDescription DESCRIPTION =
            new DeviceDescription(PeripheralDeviceType.DIRECT_ACCESS_BLOCK, false, List.of(), Map.of());
    private static final List<SupportedCommand> COMMANDS = List.of(
            row("TEST UNIT READY", "00 00 00 00 00 00", DataDirection.NONE),
            row("READ(10)", "28 18 FF FF FF FF 00 FF FF 00", DataDirection.IN));

    @Override
    public DeviceServer create(DeviceContext context) {
        return new DeviceServer() {
            @Override
            public DeviceDescription description() {
                return DESCRIPTION;
            }

            @Override
            public List<SupportedCommand> commands() {
                return COMMANDS;
            }

            @Override
            public DeviceState state() {
                return new DeviceState("idle", 1, new byte[0]);
            }

            @Override
            public void reset() {
                // there is nothing to reset
            }
        };
    }

    private static SupportedCommand row(String name, String usage, DataDirection direction) {
        return new SupportedCommand(
                OpcodeRow.reading(name, usage, direction, ReservationRule.READS_MEDIUM), Task::good);
    }
}
