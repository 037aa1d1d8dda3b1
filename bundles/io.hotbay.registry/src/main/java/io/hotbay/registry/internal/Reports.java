// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.GuestStatus.DeviceStatus;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.UnitCounters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says how guests are. */
final class Reports {

    private Reports() {}

    /**
     * How a guest is.
     *
     * @param serving null while it is not served
     * @param waiting for what a guest waits that is to be started; null when that is not known
     */
    static GuestStatus status(Guest guest, @Nullable Serving serving, @Nullable String waiting) {
        List<DeviceStatus> devices =
                guest.devices().stream().map(device -> device(device, serving)).toList();
        boolean served = serving != null && !serving.ending();
        return new GuestStatus(
                guest.name(), served, state(guest, serving, waiting),
                serving == null ? List.of() : serving.status(), devices);
    }

    private static String state(Guest guest, @Nullable Serving serving, @Nullable String waiting) {
        if (serving != null) {
            return serving.ending() ? "being stopped" : "started";
        }
        if (guest.started()) {
            return waiting == null ? "to be started" : "to be started: " + waiting;
        }
        return "stopped";
    }

    private static DeviceStatus device(Device device, @Nullable Serving serving) {
        LogicalUnit unit = serving == null ? null : serving.unit(device);
        if (unit != null) {
            return open(device, unit);
        }
        String missing = serving == null ? null : serving.missing(device);
        String state = missing == null ? "stopped" : "missing: " + missing;
        return new DeviceStatus(device.statement(), state, 0, 0, 0, 0);
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
