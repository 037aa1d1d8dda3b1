// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.GuestStatus.DeviceStatus;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.UnitCounters;
import java.util.List;
import java.util.Locale;

/** Says how guests are. */
final class Reports {

    private Reports() {}

    static GuestStatus status(Guest guest) {
        Serving serving = guest.serving();
        List<DeviceStatus> devices = guest.devices().stream()
                .map(device -> {
                    LogicalUnit unit = serving == null ? null : serving.unit(device);
                    return unit == null ? stopped(device) : open(device, unit);
                })
                .toList();
        return new GuestStatus(
                guest.name(), serving != null, serving == null ? List.of() : serving.status(), devices);
    }

    private static DeviceStatus stopped(Device device) {
        return new DeviceStatus(device.statement(), "stopped", 0, 0, 0, 0);
    }

    private static DeviceStatus open(Device device, LogicalUnit unit) {
        UnitCounters counters = unit.counters();
        return new DeviceStatus(
                device.statement(), state(unit), unit.facts().byteCount(), counters.commands(), counters.failed(),
                counters.waiting());
    }

    private static String state(LogicalUnit unit) {
        GateState gate = unit.gate();
        String name = gate.name().toLowerCase(Locale.ROOT);
        return gate == GateState.OPEN ? name : name + ": " + unit.gateReason();
    }
}
