// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static io.hotbay.shell.internal.Table.Alignment.LEFT;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The commands about what a device presents. */
final class Attributes {

    private static final char ASSIGNMENT = '=';
    /** Arguments before the first assignment: guest and statement. */
    private static final int ASSIGNMENTS = 2;

    private Attributes() {}

    /** Those behind guest and statement. */
    static Map<DeviceAttribute, String> assignments(List<String> arguments)
            throws RegistryException, CommandException {
        Map<DeviceAttribute, String> values = new EnumMap<>(DeviceAttribute.class);
        for (String assignment : arguments.subList(ASSIGNMENTS, arguments.size())) {
            int end = assignment.indexOf(ASSIGNMENT);
            if (end < 0) {
                throw new CommandException(
                        "'" + assignment + "' sets nothing; say NAME=VALUE, such as read-only=on.");
            }
            DeviceAttribute attribute = DeviceAttribute.named(assignment.substring(0, end));
            if (values.put(attribute, assignment.substring(end + 1)) != null) {
                throw new CommandException("'" + attribute.word() + "' is given twice; say it once.");
            }
        }
        return values;
    }

    static String set(Call call, List<String> arguments) throws RegistryException, CommandException {
        Map<DeviceAttribute, String> values = assignments(arguments);
        call.registry().setAttributes(arguments.getFirst(), Statement.parse(arguments.get(1)), values);
        return "";
    }

    static String show(Call call, List<String> arguments) throws RegistryException, CommandException {
        Table table = new Table(LEFT, LEFT);
        table.row("NAME", "VALUE");
        call.registry().attributes(arguments.getFirst(), Statement.parse(arguments.getLast()))
                .forEach((attribute, value) -> table.row(attribute.word(), value));
        return table.format("");
    }

    /** All attributes with what they are and the values they take. */
    static String help() {
        StringBuilder help = new StringBuilder();
        for (DeviceAttribute attribute : DeviceAttribute.values()) {
            help.append(attribute.word()).append(": ").append(attribute.summary()).append(".\n    ")
                    .append(attribute.takes()).append(".\n");
        }
        return help.toString();
    }
}
