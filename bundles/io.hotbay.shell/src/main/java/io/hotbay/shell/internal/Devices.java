// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus.DeviceStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.util.ArrayList;
import java.util.List;

/** The commands about the devices that a guest has. */
final class Devices {

    private Devices() {}

    static String add(Call call, List<String> arguments) throws RegistryException, CommandException {
        Statement statement = Statement.parse(arguments.get(1));
        return call.registry().addDevice(arguments.getFirst(), statement, Attributes.assignments(arguments)).toString();
    }

    static String remove(Call call, List<String> arguments) throws RegistryException, CommandException {
        call.registry().removeDevice(arguments.getFirst(), Statement.parse(arguments.getLast()));
        return "";
    }

    static String list(Call call, List<String> arguments) throws RegistryException, CommandException {
        List<String> lines = new ArrayList<>();
        for (DeviceStatus device : call.registry().status(arguments.getFirst()).devices()) {
            lines.add(Quoting.forGogo(device.statement().toString()));
        }
        return String.join("\n", lines);
    }

    static String resize(Call call, List<String> arguments) throws RegistryException, CommandException {
        Statement statement = Statement.parse(arguments.getLast());
        return statement + " " + call.registry().resizeDevice(arguments.getFirst(), statement) + " bytes";
    }

    /** Of one device, or of all of a guest. */
    static String accept(Call call, List<String> arguments) throws RegistryException, CommandException {
        DeviceRegistry registry = call.registry();
        String guest = arguments.getFirst();
        if (arguments.size() > 1) {
            registry.acceptStorage(guest, Statement.parse(arguments.getLast()));
            return "";
        }
        for (DeviceStatus device : registry.status(guest).devices()) {
            registry.acceptStorage(guest, device.statement());
        }
        return "";
    }
}
