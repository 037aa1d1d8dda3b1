// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static io.hotbay.shell.internal.Table.Alignment.LEFT;
import static io.hotbay.shell.internal.Table.Alignment.RIGHT;

import io.hotbay.registry.api.DeviceCounters;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What one device has counted, for people. */
final class DeviceReport {

    private DeviceReport() {}

    static String counters(Call call, List<String> arguments) throws RegistryException, CommandException {
        return of(call.registry().counters(arguments.getFirst(), Statement.parse(arguments.getLast())));
    }

    /** Without what was never counted. */
    static String of(DeviceCounters counters) {
        List<String> parts = new ArrayList<>();
        if (!counters.commands().isEmpty()) {
            Table table = new Table(LEFT, RIGHT, RIGHT);
            table.row("COMMAND", "ENDED", "FAILED");
            counters.commands().forEach(command ->
                    table.row(command.name(), command.ended(), command.failed()));
            parts.add(table.format(""));
        }
        String unit = counters.unit().entrySet().stream()
                .filter(counter -> counter.getValue() != 0)
                .map(counter -> counter.getKey() + " " + counter.getValue())
                .collect(Collectors.joining(", "));
        if (!unit.isEmpty()) {
            parts.add("counters: " + unit);
        }
        return parts.isEmpty() ? "The device has had no commands." : String.join("\n", parts);
    }
}
