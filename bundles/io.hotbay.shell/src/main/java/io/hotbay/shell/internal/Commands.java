// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.util.ArrayList;
import java.util.List;

/** The commands, one row each. */
final class Commands {

    /** Gogo's scope of all commands here. */
    static final String SCOPE = "hotbay";
    /** A guest's memory unless the user says otherwise. */
    private static final String MEMORY_DEFAULT = "1G";
    private static final String STATEMENT = """
            A statement reads device:adapter:[bus,slot[,target]]:storage:location, e.g.
            disk:scsi::file:/var/vm/a.img where the registry finds a place, or
            disk:scsi:0,2,0:file:/var/vm/a.img. The slot is that of the VMM, from 2 to 7.
            """;

    static final List<Command> ALL = List.of(
            new Command("guest-create", List.of("NAME"), "makes a guest without devices", """
                    A name has 1 to 32 letters, digits, dots, underscores and hyphens.
                    """, (call, arguments) -> done(() -> call.registry().createGuest(arguments.getFirst()))),
            new Command("guest-remove", List.of("NAME"), "removes a stopped guest and its devices", """
                    The storage behind the devices stays as it is.
                    """, (call, arguments) -> done(() -> call.registry().removeGuest(arguments.getFirst()))),
            new Command("guests", List.of(), "lists the guests", "",
                    (call, arguments) -> String.join("\n", call.registry().guests())),
            new Command("guest-start", List.of("GUEST"), "opens the guest's storage and lets a VMM connect", """
                    All or nothing: if one device can't be opened, nothing is.
                    """, (call, arguments) -> done(() -> call.registry().start(arguments.getFirst()))),
            new Command("guest-stop", List.of("GUEST"), "ends the serving and closes the guest's storage", """
                    A VMM that is connected loses its adapters: shut the guest down first.
                    """, (call, arguments) -> done(() -> call.registry().stop(arguments.getFirst()))),
            new Command("device-add", List.of("GUEST", "STATEMENT"), "adds a device, prints its complete statement",
                    STATEMENT + """
                    To a started guest a device is added at once, on an adapter that is there; the guest
                    finds it when it scans its bus.
                    """, Commands::addDevice),
            new Command("device-remove", List.of("GUEST", "STATEMENT"), "removes a device", """
                    The statement is the complete one, as 'devices GUEST' prints it.
                    """, Commands::removeDevice),
            new Command("devices", List.of("GUEST"), "lists a guest's devices as statements", """
                    Each line can be pasted behind 'device-add GUEST' or 'device-remove GUEST'.
                    """, Commands::devices),
            new Command("device-set", List.of("GUEST", "STATEMENT", "NAME=VALUE..."), "sets attributes of a device", """
                    The guest must be stopped. All are set or none; a value with blanks goes in quotes.
                    The names are:
                    """ + Attributes.help(), Attributes::set),
            new Command("device-show", List.of("GUEST", "STATEMENT"), "prints the attributes of a device", """
                    'device-set --help' tells what each is.
                    """, Attributes::show),
            new Command("status", List.of("[GUEST]"), "tells how guests, adapters and devices are", """
                    Commands, failed and waiting count since the guest was started.
                    """, Commands::status),
            new Command("qemu-args", List.of("GUEST", "[MEMORY]"), "prints the arguments that QEMU needs for it", """
                    One line for a POSIX shell. MEMORY is the guest's, such as 2G; 1G unless given.
                    """, Commands::qemuArguments),
            new Command("file-create", List.of("PATH", "SIZE"), "makes a sparse file, prints its path and bytes", """
                    SIZE is a number of bytes, or of K, M, G or T. Never overwrites.
                    """, (call, arguments) ->
                            FileCreation.create(call.folder(), arguments.getFirst(), arguments.getLast())),
            new Command("hotbay-help", List.of("[COMMAND]"), "lists these commands, or tells more of one", "",
                    Commands::help));

    private Commands() {}

    private static String addDevice(Call call, List<String> arguments) throws RegistryException, CommandException {
        DeviceRegistry registry = call.registry();
        return registry.addDevice(arguments.getFirst(), Statement.parse(arguments.getLast())).toString();
    }

    private static String removeDevice(Call call, List<String> arguments) throws RegistryException, CommandException {
        DeviceRegistry registry = call.registry();
        return done(() -> registry.removeDevice(arguments.getFirst(), Statement.parse(arguments.getLast())));
    }

    private static String devices(Call call, List<String> arguments) throws RegistryException, CommandException {
        List<String> lines = new ArrayList<>();
        for (GuestStatus.DeviceStatus device : call.registry().status(arguments.getFirst()).devices()) {
            lines.add(Quoting.forGogo(device.statement().toString()));
        }
        return String.join("\n", lines);
    }

    private static String status(Call call, List<String> arguments) throws RegistryException, CommandException {
        DeviceRegistry registry = call.registry();
        List<String> names = arguments.isEmpty() ? registry.guests() : arguments;
        if (names.isEmpty()) {
            return "There are no guests.";
        }
        List<String> reports = new ArrayList<>();
        for (String name : names) {
            reports.add(StatusReport.of(registry.status(name)));
        }
        return String.join("\n\n", reports);
    }

    private static String qemuArguments(Call call, List<String> arguments) throws RegistryException, CommandException {
        String memory = arguments.size() > 1 ? arguments.getLast() : MEMORY_DEFAULT;
        List<String> quoted = new ArrayList<>();
        for (String argument : call.registry().vmmArguments(arguments.getFirst(), memory)) {
            quoted.add(Quoting.forPosixShell(argument));
        }
        return String.join(" ", quoted);
    }

    private static String help(Call call, List<String> arguments) throws CommandException {
        if (arguments.isEmpty()) {
            return Overview.of(ALL) + "\n\n" + STATEMENT.stripTrailing();
        }
        String name = arguments.getFirst();
        for (Command command : ALL) {
            if (name.equals(command.name()) || name.equals(SCOPE + ":" + command.name())) {
                return command.help();
            }
        }
        throw new CommandException("Hotbay has no command '" + name + "'; 'hotbay-help' lists all.");
    }

    /** A change that prints nothing. */
    private interface Change {
        void run() throws RegistryException, CommandException;
    }

    private static String done(Change change) throws RegistryException, CommandException {
        change.run();
        return "";
    }
}
