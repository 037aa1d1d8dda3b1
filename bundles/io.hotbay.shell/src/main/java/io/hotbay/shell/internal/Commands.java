// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands, one row each. */
final class Commands {

    /** Gogo's scope of all commands here. */
    static final String SCOPE = "hotbay";
    /** A guest's memory unless the user says otherwise. */
    private static final String MEMORY_DEFAULT = "1G";
    private static final String STATEMENT = """
            A statement reads device:adapter:[bus,slot[,target]]:storage:location, e.g.
            disk:scsi::file:/var/vm/a.img where the registry finds a place, or
            disk:scsi:0,2,0:file:/var/vm/a.img. The slot is that of the VMM, from 2 to 7; with
            slot.function, such as 0,2.1,0, the adapter is the second function of one PCI device.
            """;

    static final List<Command> ALL = List.of(
            new Command("guest-create", List.of("NAME"), "makes a guest without devices", """
                    A name has 1 to 32 letters, digits, dots, underscores and hyphens.
                    """, (call, arguments) -> done(() -> call.registry().createGuest(arguments.getFirst()))),
            new Command("guest-remove", List.of("NAME"), "removes a stopped guest and its devices", """
                    The storage behind the devices stays as it is.
                    """, (call, arguments) -> done(() -> call.registry().removeGuest(arguments.getFirst()))),
            new Command("guests", List.of(), "lists the guests", "", Commands::guests),
            new Command("guest-start", List.of("GUEST"), "opens the guest's storage and lets a VMM connect", """
                    All or nothing: if one device can't be opened, nothing is. When Hotbay itself starts again, the
                    guest comes up by itself, without devices that can't be opened.
                    """, (call, arguments) -> done(() -> call.registry().start(arguments.getFirst()))),
            new Command("guest-stop", List.of("GUEST"), "ends the serving and closes the guest's storage", """
                    A VMM that is connected loses its adapters: shut the guest down first. If that can't be
                    kept, as on a full disk, the guest is stopped all the same, and the command says so.
                    """, (call, arguments) -> done(() -> call.registry().stop(arguments.getFirst()))),
            new Command("guest-rom", List.of("GUEST", "[PATH]"), "gives a stopped guest a driver for its firmware", """
                    PATH is the file of an expansion ROM, such as one with a driver for UEFI; the guest's first
                    adapter has it. The file is read when the guest is started. 'none' takes it away; without
                    PATH, the command prints what the guest has.
                    """, FirmwareRom::setOrPrint),
            new Command("device-add", List.of("GUEST", "STATEMENT", "[NAME=VALUE...]"),
                    "adds a device, prints its complete statement", STATEMENT + """
                    To a started guest a device is added at once, on an adapter that is there; the guest
                    finds it when it scans its bus. Attributes are those of 'device-set'. With share=on, and
                    set for a device of another guest over the same storage, both are one disk.
                    """, Devices::add),
            new Command("device-remove", List.of("GUEST", "STATEMENT"), "removes a device", """
                    The statement is the complete one, as 'devices GUEST' prints it.
                    """, Devices::remove),
            new Command("devices", List.of("GUEST"), "lists a guest's devices as statements", """
                    Each line can be pasted behind 'device-add GUEST' or 'device-remove GUEST'.
                    """, Devices::list),
            new Command("device-accept", List.of("GUEST", "[STATEMENT]"), "takes a device's storage as it is now", """
                    For storage that is not what it was, or was not there, when its guest was started: the size
                    or the file is another. Without STATEMENT, for all devices of the guest.
                    """, Devices::accept),
            new Command("device-resize", List.of("GUEST", "STATEMENT"), "takes the size that a device's storage has now", """
                    For storage that was made larger while its guest is started, as by 'truncate -s +1G FILE'
                    on the host. Commands wait a moment; the guest is told, and Linux takes the new size after
                    echo 1 > /sys/block/sda/device/rescan. Prints the size in bytes.
                    """, Devices::resize),
            new Command("device-set", List.of("GUEST", "STATEMENT", "NAME=VALUE..."), "sets attributes of a device", """
                    The guest must be stopped. All are set or none; a value with blanks goes in quotes.
                    The names are:
                    """ + Attributes.help(), Attributes::set),
            new Command("device-show", List.of("GUEST", "STATEMENT"), "prints the attributes of a device", """
                    'device-set --help' tells what each is.
                    """, Attributes::show),
            new Command("device-counters", List.of("GUEST", "STATEMENT"), "prints which commands a device has had", """
                    ENDED counts commands by name since the guest was started, FAILED those of them that did not
                    end GOOD; (unknown) are all that the device does not have. Then the device's own counters:
                    inside and waiting are commands now, parked is how often commands had to wait for a part to
                    come back, replayed are those done again then, and internal errors are faults of a part. What
                    is 0 is left out.
                    """, DeviceReport::counters),
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
            new Command("file-extend", List.of("PATH", "[SIZE]"), "reserves all space of a file ahead", """
                    Makes it longer too, if SIZE is more than it has. No guest may have the file open. When there
                    is not enough space the file stays as it was.
                    """, FileExtension::extend),
            new Command("hotbay-help", List.of("[COMMAND]"), "lists these commands, or tells more of one", "",
                    Commands::help));

    private Commands() {}

    private static String guests(Call call, List<String> arguments) throws CommandException {
        checkState(call.registry());
        return String.join("\n", call.registry().guests());
    }

    /** "None" would be no answer while the registry does not know. */
    private static void checkState(DeviceRegistry registry) throws CommandException {
        Optional<String> trouble = registry.trouble();
        if (trouble.isPresent()) {
            throw new CommandException(trouble.get());
        }
    }

    private static String status(Call call, List<String> arguments) throws RegistryException, CommandException {
        DeviceRegistry registry = call.registry();
        checkState(registry);
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
