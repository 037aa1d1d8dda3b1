// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The registry over the parts that it is given. Its monitor is the one lock for changes; nothing that a VMM waits for
 * ever takes it.
 */
class Registry implements DeviceRegistry {

    private static final Logger LOG = System.getLogger(Registry.class.getName());
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    /** With its unit, for a number alone means bytes in one of a VMM's options and mebibytes in another. */
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,9}[KMGT]");

    private final TargetCore core;
    private final Parts parts = new Parts();
    private final UnitIdentity identities = new UnitIdentity();
    private final NavigableMap<String, Guest> guests = new TreeMap<>();
    private SocketFolder sockets;
    private boolean closed;

    Registry(TargetCore core, SocketFolder sockets) {
        this.core = core;
        this.sockets = sockets;
    }

    @Override
    public synchronized void createGuest(String name) throws RegistryException {
        if (!NAME.matcher(name).matches()) {
            throw new RegistryException("'" + name + "' is no name for a guest; it needs 1 to 32 letters, digits, dots,"
                    + " underscores and hyphens, and starts with a letter or digit.");
        }
        if (guests.containsKey(name)) {
            throw new RegistryException("Guest '" + name + "' exists already.");
        }
        guests.put(name, new Guest(name));
    }

    @Override
    public synchronized void removeGuest(String name) throws RegistryException {
        if (guest(name).serving() != null) {
            throw new RegistryException("Guest '" + name + "' is started; stop it first.");
        }
        guests.remove(name);
    }

    @Override
    public synchronized List<String> guests() {
        return List.copyOf(guests.keySet());
    }

    @Override
    public synchronized Statement addDevice(String name, Statement statement) throws RegistryException {
        Guest guest = guest(name);
        if (guest.devices().size() == Guest.DEVICES_MAXIMUM) {
            throw new RegistryException("Guest '" + name + "' has " + Guest.DEVICES_MAXIMUM
                    + " devices, the most that a guest can have; remove one first.");
        }
        checkStorage(statement);
        String word = statement.adapter();
        Address address = new Placement(guest, word, parts.targets(word)).place(statement);
        Device device = new Device(address, statement.at(address), identities.make());
        Serving serving = guest.serving();
        if (serving != null) {
            serving.plug(device);
        }
        guest.put(device);
        return device.statement();
    }

    @Override
    public synchronized void removeDevice(String name, Statement statement) throws RegistryException {
        Guest guest = guest(name);
        Device device = guest.named(statement);
        Serving serving = guest.serving();
        if (serving != null) {
            serving.unplug(device);
        }
        guest.remove(device);
    }

    @Override
    public synchronized void setAttributes(String name, Statement statement, Map<DeviceAttribute, String> values)
            throws RegistryException {
        Guest guest = guest(name);
        Device device = guest.named(statement);
        Serving serving = guest.serving();
        Optional<DeviceAttribute> fixed = values.keySet().stream().filter(attribute -> !attribute.live())
                .sorted().findFirst();
        if (serving != null && fixed.isPresent()) {
            throw new RegistryException("Guest '" + name + "' is started, and its disks can't become others under it: "
                    + fixed.get().word() + " can't be set; stop the guest first.");
        }
        Map<DeviceAttribute, String> all = AttributeText.of(device.attributes());
        for (Map.Entry<DeviceAttribute, String> entry : values.entrySet()) {
            all.put(entry.getKey(), entry.getKey().parse(entry.getValue()));
        }
        Device changed = device.with(AttributeText.parse(all));
        guest.checkIdentity(changed);
        LogicalUnit unit = serving == null ? null : serving.unit(device);
        if (unit != null) {
            unit.limit(changed.attributes().queueDepth(), changed.attributes().deadlines());
        }
        guest.put(changed);
    }

    @Override
    public synchronized SequencedMap<DeviceAttribute, String> attributes(String name, Statement statement)
            throws RegistryException {
        return AttributeText.of(guest(name).named(statement).attributes());
    }

    @Override
    public synchronized void start(String name) throws RegistryException {
        Guest guest = guest(name);
        if (closed) {
            throw new RegistryException(
                    "The device registry is being stopped, so that guest '" + name + "' can't be started.");
        }
        if (guest.serving() != null) {
            throw new RegistryException("Guest '" + name + "' is started already.");
        }
        if (guest.devices().isEmpty()) {
            throw new RegistryException(
                    "Guest '" + name + "' has no devices, so that there is nothing to serve; add one first.");
        }
        guest.servedBy(Serving.start(guest, core, parts, sockets));
        LOG.log(Level.INFO, "Guest ''{0}'' is started", name);
    }

    @Override
    public synchronized void stop(String name) throws RegistryException {
        Guest guest = guest(name);
        if (guest.serving() == null) {
            throw new RegistryException("Guest '" + name + "' is not started.");
        }
        end(guest);
        LOG.log(Level.INFO, "Guest ''{0}'' is stopped", name);
    }

    @Override
    public synchronized List<String> vmmArguments(String name, String memorySize) throws RegistryException {
        Guest guest = guest(name);
        if (!MEMORY.matcher(memorySize).matches()) {
            throw new RegistryException("'" + memorySize + "' is no memory size; say a number and one of K, M,"
                    + " G, T, such as 1G.");
        }
        PciTransport transport = parts.transport();
        List<String> arguments = new ArrayList<>(transport.machineArguments(memorySize));
        for (AdapterSlot slot : guest.adapters().keySet()) {
            String id = "hotbay-" + slot.bus() + "-" + slot.slot();
            arguments.addAll(transport.functionArguments(socket(guest, slot), id, slot.slot()));
        }
        return List.copyOf(arguments);
    }

    @Override
    public synchronized GuestStatus status(String name) throws RegistryException {
        return Reports.status(guest(name));
    }

    synchronized void arrived(AdapterType type, String word) {
        parts.add(type, word);
    }

    /** Returns when nothing of the type is in use any more. */
    synchronized void departed(AdapterType type, String word) {
        parts.remove(type);
        endAll("adapter type '" + word + "' departed", serving -> serving.uses(type));
    }

    synchronized void arrived(PciTransport transport) {
        parts.use(transport);
    }

    /** Returns when nothing of the transport is in use any more. */
    synchronized void departed(PciTransport transport) {
        parts.remove(transport);
        endAll("the PCI transport departed", serving -> serving.uses(transport));
    }

    /** Changes the folder for guests that are started from now on. */
    synchronized void sockets(SocketFolder newSockets) {
        sockets = newSockets;
    }

    /** Stops all guests; none can be started afterwards. */
    synchronized void close() {
        closed = true;
        endAll("the device registry is being stopped", serving -> true);
    }

    private void endAll(String reason, Predicate<Serving> affected) {
        for (Guest guest : guests.values()) {
            Serving serving = guest.serving();
            if (serving != null && affected.test(serving)) {
                end(guest);
                LOG.log(Level.WARNING,
                        "Guest ''{0}'' is stopped and its VMM loses its adapters: {1}", guest.name(), reason);
            }
        }
    }

    private static void end(Guest guest) {
        Serving serving = guest.serving();
        if (serving != null) {
            serving.close();
            guest.servedBy(null);
        }
    }

    private Path socket(Guest guest, AdapterSlot slot) throws RegistryException {
        Serving serving = guest.serving();
        Path served = serving == null ? null : serving.socket(slot);
        return served == null ? sockets.socket(guest.name(), slot) : served;
    }

    /**
     * Only a path is one and the same thing wherever it is named; of other locations, such as a size, the store is
     * the judge.
     */
    private void checkStorage(Statement statement) throws RegistryException {
        if (!statement.location().startsWith("/")) {
            return;
        }
        String storage = Device.storage(statement);
        for (Guest guest : guests.values()) {
            for (Device device : guest.devices()) {
                if (device.storage().equals(storage)) {
                    throw new RegistryException("%s is held by guest '%s' as %s; remove that first."
                            .formatted(storage, guest.name(), device.statement()));
                }
            }
        }
    }

    private Guest guest(String name) throws RegistryException {
        Guest guest = guests.get(name);
        if (guest == null) {
            throw new RegistryException("There is no guest '" + name + "'; there are: "
                    + (guests.isEmpty() ? "none" : String.join(", ", guests.keySet())) + ".");
        }
        return guest;
    }
}
