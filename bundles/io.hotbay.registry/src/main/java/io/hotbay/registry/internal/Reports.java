// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.DeviceCounters;
import io.hotbay.registry.api.DeviceCounters.CommandCounter;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.GuestStatus.DeviceStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.UnitCounters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Says how guests are. Takes no lock: parts of an answer may be from a moment before others. */
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

    /**
     * What a device has counted.
     *
     * @param serving null while its guest is not served
     */
    static DeviceCounters counters(Guest guest, Device device, @Nullable Serving serving) throws RegistryException {
        if (serving == null) {
            throw new RegistryException("Guest '" + guest.name()
                    + "' is not started, and its devices count only while it is; start it first.");
        }
        LogicalUnit unit = serving.unit(device);
        if (unit == null) {
            throw new RegistryException("Guest '" + guest.name() + "' is started without " + device.statement()
                    + ", so that nothing is counted; 'status " + guest.name() + "' tells why.");
        }
        List<CommandCounter> commands = unit.commandCounts().stream()
                .map(count -> new CommandCounter(count.name(), count.ended(), count.failed()))
                .toList();
        return new DeviceCounters(commands, named(unit.counters()));
    }

    private static SequencedMap<String, Long> named(UnitCounters counters) {
        SequencedMap<String, Long> named = new LinkedHashMap<>();
        named.put("commands", counters.commands());
        named.put("failed", counters.failed());
        named.put("inside", counters.inside());
        named.put("waiting", counters.waiting());
        named.put("parked", counters.parked());
        named.put("replayed", counters.replayed());
        named.put("internal errors", counters.internalErrors());
        return named;
    }
}
