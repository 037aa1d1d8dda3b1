// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static io.hotbay.shell.internal.Table.Alignment.LEFT;
import static io.hotbay.shell.internal.Table.Alignment.RIGHT;

import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.GuestStatus.AdapterStatus;
import io.hotbay.registry.api.GuestStatus.DeviceStatus;
import io.hotbay.store.api.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How one guest is, for people. */
final class StatusReport {

    private static final String INDENTATION = "  ";

    private StatusReport() {}

    static String of(GuestStatus status) {
        List<String> parts = new ArrayList<>();
        parts.add("guest " + status.name() + ": " + status.state()
                + (status.devices().isEmpty() ? ", no devices" : ""));
        if (!status.adapters().isEmpty()) {
            parts.add(adapters(status.adapters()));
        }
        status.adapters().stream()
                .filter(adapter -> adapter.counters().values().stream().anyMatch(count -> count != 0))
                .forEach(adapter -> parts.add(counters(adapter)));
        if (!status.devices().isEmpty()) {
            parts.add(devices(status.devices()));
        }
        return String.join("\n", parts);
    }

    private static String adapters(List<AdapterStatus> adapters) {
        Table table = new Table(LEFT, LEFT, LEFT);
        table.row("ADAPTER", "VMM", "SOCKET");
        adapters.forEach(adapter ->
                table.row(place(adapter), adapter.connected() ? "connected" : "not connected", adapter.socket()));
        return table.format(INDENTATION);
    }

    private static String place(AdapterStatus adapter) {
        String function = adapter.function() == 0 ? "" : "." + adapter.function();
        return adapter.type() + " " + adapter.bus() + "," + adapter.slot() + function;
    }

    /** Those that have counted anything. */
    private static String counters(AdapterStatus adapter) {
        return new TreeMap<>(adapter.counters())
                .entrySet().stream()
                        .filter(counter -> counter.getValue() != 0)
                        .map(counter -> counter.getKey() + " " + counter.getValue())
                        .collect(Collectors.joining(", ", INDENTATION + "counters of " + place(adapter) + ": ", ""));
    }

    private static String devices(List<DeviceStatus> devices) {
        Table table = new Table(LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT);
        table.row("DEVICE", "STATE", "CAPACITY", "COMMANDS", "FAILED", "WAITING");
        devices.forEach(device -> table.row(
                Quoting.forGogo(device.statement().toString()),
                device.state(),
                device.bytes() == 0 ? "-" : ByteSize.format(device.bytes()),
                device.commands(),
                device.failed(),
                device.waiting()));
        return table.format(INDENTATION);
    }
}
