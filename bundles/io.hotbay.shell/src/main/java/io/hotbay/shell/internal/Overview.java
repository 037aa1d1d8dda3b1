// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import java.util.List;

/** The list of all commands. */
final class Overview {

    private Overview() {}

    static String of(List<Command> commands) {
        Table table = new Table(Table.Alignment.LEFT, Table.Alignment.LEFT);
        commands.forEach(command -> table.row(command.usage(), command.summary()));
        return "The commands of Hotbay; COMMAND --help tells more of one:\n" + table.format("  ");
    }
}
