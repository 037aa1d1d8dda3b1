// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.PciPlace;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.registry.internal.Guests.Holder;
import io.hotbay.registry.internal.Serving.Means;
import io.hotbay.store.api.SpaceReservation;
import io.hotbay.store.api.StoreException;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The registry over the parts that it is given. Its monitor is the one lock for changes; nothing that a VMM waits for
 * ever takes it, and neither does a question how things are.
 *
 * <p>A change of the guests is made durable, then visible: {@link #keep}.
 */
class Registry implements DeviceRegistry {

    private static final Logger LOG = System.getLogger(Registry.class.getName());
    /** With its unit, for a number alone means bytes in one of a VMM's options and mebibytes in another. */
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,9}[KMGT]");

    private final TargetCore core;
    private final StateFolder folder;
    private final StateFile file;
    private final Parts parts = new Parts();
    private final SharedUnits shared;
    private final AdapterRecords records;
    private final Restoration restoration;
    private final UnitIdentity identities = new UnitIdentity();
    private final Map<String, Serving> servings = new ConcurrentHashMap<>();
    private volatile Guests guests;
    private SocketFolder sockets;
    private volatile boolean closed;

    /** With the guests that the folder keeps; {@link #restore} serves those that were started. */
    Registry(TargetCore core, SocketFolder sockets, StateFolder folder) {
        this.core = core;
        this.sockets = sockets;
        this.folder = folder;
        this.file = folder.guests();
        this.shared = new SharedUnits(core, folder);
        this.records = new AdapterRecords(folder);
        this.restoration = new Restoration(core);
        this.guests = file.load();
    }

    @Override
    public synchronized void createGuest(String name) throws RegistryException {
        checkChangeable();
        Guest guest = Guest.named(name);
        if (guests.find(name) != null) {
            throw new RegistryException("Guest '" + name + "' exists already.");
        }
        keep(guests.with(guest));
    }

    @Override
    public synchronized void removeGuest(String name) throws RegistryException {
        checkChangeable();
        Guest guest = guests.get(name);
        checkNotServed(name);
        keep(guests.without(name));
        restoration.settle(name);
        guest.devices().forEach(this::forget);
        guest.ports().keySet().forEach(slot -> records.forget(name, slot));
    }

    /** The records of a unit go with the last device that it was. */
    private void forget(Device device) {
        boolean others = guests.all().stream()
                .flatMap(guest -> guest.devices().stream())
                .anyMatch(other -> other.unit().equals(device.unit()));
        if (!others) {
            folder.forget(device.unit());
        }
    }

    private void checkNotServed(String name) throws RegistryException {
        if (servings.containsKey(name)) {
            throw new RegistryException("Guest '" + name + "' is started; stop it first.");
        }
    }

    @Override
    public List<String> guests() {
        return guests.names();
    }

    @Override
    public synchronized Statement addDevice(
            String name, Statement statement, Map<DeviceAttribute, String> attributes) throws RegistryException {
        checkChangeable();
        Guest guest = guests.get(name);
        String word = statement.adapter();
        Device fresh = new Device(new Address(0, 0, 0), statement, identities.unit(), identities.make(),
                false, null);
        Device admitted = new Sharing(guests).admit(name, AttributeText.change(fresh, attributes), attributes);
        Serving serving = servings.get(name);
        Device device = admitted.at(new Placement(guest, serving, word, parts.targets(word)).place(statement));
        Guest changed = guests.withPort(guest.with(device), AdapterSlot.of(device.address()));
        if (serving == null) {
            keep(guests.with(changed));
        } else {
            plugAndKeep(changed, serving, device);
        }
        return device.statement();
    }

    private void plugAndKeep(Guest guest, Serving serving, Device device) throws RegistryException {
        Device plugged = serving.plug(device);
        try {
            keep(guests.with(guest.with(plugged)));
        } catch (RegistryException e) {
            serving.unplug(device);
            throw e;
        }
    }

    @Override
    public synchronized void removeDevice(String name, Statement statement) throws RegistryException {
        checkChangeable();
        Guest guest = guests.get(name);
        Device device = guest.device(statement);
        keep(guests.with(guest.without(device)));
        Serving serving = servings.get(name);
        if (serving != null) {
            serving.unplug(device);
        }
        forget(device);
    }

    @Override
    public synchronized void setAttributes(String name, Statement statement, Map<DeviceAttribute, String> values)
            throws RegistryException {
        checkChangeable();
        Device device = guests.get(name).device(statement);
        Device after = AttributeText.change(device, values);
        Sharing sharing = new Sharing(guests);
        sharing.checkChange(name, device, after);
        List<Holder> all = new ArrayList<>(sharing.partners(name, device));
        all.add(new Holder(name, device));
        Guests changed = guests;
        for (Holder holder : all) {
            checkSettable(holder.guest(), values.keySet());
            changed = changed.with(holder.guest(), holder.device().with(after.attributes(), after.share()));
        }
        keep(changed);
        for (Holder holder : all) {
            Serving serving = servings.get(holder.guest());
            LogicalUnit unit = serving == null ? null : serving.unit(holder.device());
            if (unit != null) {
                unit.limit(after.attributes().queueDepth(), after.attributes().deadlines());
            }
        }
    }

    private void checkSettable(String name, Set<DeviceAttribute> attributes) throws RegistryException {
        Optional<DeviceAttribute> fixed = attributes.stream().filter(attribute -> !attribute.live()).sorted().findFirst();
        if (servings.containsKey(name) && fixed.isPresent()) {
            throw new RegistryException("Guest '" + name + "' is started, and its disks can't become others under it: "
                    + fixed.get().word() + " can't be set; stop the guest first.");
        }
    }

    @Override
    public SequencedMap<DeviceAttribute, String> attributes(String name, Statement statement)
            throws RegistryException {
        return AttributeText.of(guests.get(name).device(statement));
    }

    @Override
    public synchronized void acceptStorage(String name, Statement statement) throws RegistryException {
        checkChangeable();
        Guest guest = guests.get(name);
        Device device = guest.device(statement);
        Serving serving = servings.get(name);
        if (serving == null) {
            keep(guests.with(name, device.with((Seen) null)));
        } else if (serving.unit(device) == null) {
            plugAndKeep(guest, serving, device.with((Seen) null));
        }
    }

    @Override
    public long reserveStorage(String storage, String location, long bytes, LongConsumer progress)
            throws RegistryException {
        SpaceReservation reservation;
        synchronized (this) {
            checkChangeable();
            reservation = parts.reservation(storage);
        }
        // without the lock: it may take minutes, and the store itself keeps others out meanwhile
        try {
            long size = reservation.reserve(location, bytes, progress);
            resized(storage + ":" + location, size);
            return size;
        } catch (StoreException e) {
            throw new RegistryException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The new size is no surprise when the devices over it are opened next. */
    private synchronized void resized(String storage, long size) throws RegistryException {
        Guests changed = guests;
        for (Holder holder : guests.over(storage)) {
            Seen seen = holder.device().seen();
            if (seen != null) {
                changed = changed.with(holder.guest(), holder.device().with(new Seen(size, seen.identity())));
            }
        }
        keep(changed);
    }

    @Override
    public synchronized void start(String name) throws RegistryException {
        checkChangeable();
        Guest guest = guests.get(name);
        if (closed) {
            throw new RegistryException(
                    "The device registry is being stopped, so that guest '" + name + "' can't be started.");
        }
        if (servings.containsKey(name)) {
            throw new RegistryException("Guest '" + name + "' is started already.");
        }
        if (guest.devices().isEmpty()) {
            throw new RegistryException(
                    "Guest '" + name + "' has no devices, so that there is nothing to serve; add one first.");
        }
        serve(guest, false);
    }

    private void serve(Guest guest, boolean partly) throws RegistryException {
        Serving serving = Serving.start(guest, new Means(core, shared, records, parts, sockets), partly);
        try {
            keep(guests.with(serving.seen(guest.started(true))));
        } catch (RegistryException e) {
            serving.close();
            throw e;
        }
        servings.put(guest.name(), serving);
        restoration.settle(guest.name());
        LOG.log(Level.INFO, "Guest ''{0}'' is started", guest.name());
    }

    /** Serves the guests that are to be started and are not, as far as the parts for them are there. */
    void restore() {
        for (Guest guest : guests.all()) {
            restore(guest.name());
        }
    }

    private synchronized void restore(String name) {
        Guest guest = guests.find(name);
        if (closed || guest == null || !guest.started() || servings.containsKey(name)) {
            return;
        }
        String lacking = restoration.lacking(guest, parts);
        if (lacking != null) {
            restoration.postpone(guest, lacking);
            return;
        }
        try {
            serve(guest, true);
        } catch (RegistryException e) {
            restoration.postpone(guest, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public synchronized void stop(String name) throws RegistryException {
        checkChangeable();
        Guest guest = guests.get(name);
        Serving serving = servings.get(name);
        if (serving == null && !guest.started()) {
            throw new RegistryException("Guest '" + name + "' is not started.");
        }
        keep(guests.with(guest.started(false)));
        restoration.settle(name);
        if (serving != null) {
            end(name, serving);
        }
        LOG.log(Level.INFO, "Guest ''{0}'' is stopped", name);
    }

    @Override
    public synchronized List<String> vmmArguments(String name, String memorySize) throws RegistryException {
        Guest guest = guests.get(name);
        if (!MEMORY.matcher(memorySize).matches()) {
            throw new RegistryException("'" + memorySize + "' is no memory size; say a number and one of K, M,"
                    + " G, T, such as 1G.");
        }
        PciTransport transport = parts.transport();
        List<String> arguments = new ArrayList<>(transport.machineArguments(memorySize));
        for (AdapterSlot slot : Placement.adapters(guest, servings.get(name)).keySet()) {
            String id = "hotbay-" + slot.bus() + "-" + slot.slot();
            arguments.addAll(transport.functionArguments(
                    socket(guest, slot), id, new PciPlace(slot.slot(), 0, false)));
        }
        return List.copyOf(arguments);
    }

    private Path socket(Guest guest, AdapterSlot slot) throws RegistryException {
        Serving serving = servings.get(guest.name());
        Path served = serving == null ? null : serving.socket(slot);
        return served == null ? sockets.socket(guest.name(), slot) : served;
    }

    @Override
    public GuestStatus status(String name) throws RegistryException {
        return Reports.status(guests.get(name), servings.get(name), restoration.reason(name));
    }

    @Override
    public Optional<String> trouble() {
        return file.trouble();
    }

    /** Refuses changes while the file can't be used; looks at it again, for it may have been mended. */
    private void checkChangeable() throws RegistryException {
        if (file.trouble().isPresent()) {
            guests = file.load();
            restore();
        }
        Optional<String> trouble = file.trouble();
        if (trouble.isPresent()) {
            throw new RegistryException(trouble.get());
        }
    }

    private void keep(Guests changed) throws RegistryException {
        if (!changed.equals(guests)) {
            file.save(changed);
            guests = changed;
        }
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

    synchronized void arrived(SpaceReservation reservation, String word) {
        parts.add(reservation, word);
    }

    synchronized void departed(SpaceReservation reservation) {
        parts.remove(reservation);
    }

    /** Changes the folder for guests that are started from now on. */
    synchronized void sockets(SocketFolder newSockets) {
        sockets = newSockets;
    }

    /** Stops all guests; none can be started afterwards. They are started again by the next registry over the file. */
    void close() {
        closed = true; // seen by a restoration under way
        synchronized (this) {
            endAll("the device registry is being stopped", serving -> true);
        }
        records.close();
    }

    private void endAll(String reason, Predicate<Serving> affected) {
        for (String name : guests.names()) {
            Serving serving = servings.get(name);
            if (serving != null && affected.test(serving)) {
                end(name, serving);
                LOG.log(Level.WARNING, "Guest ''{0}'' is stopped and its VMM loses its adapters: {1}", name, reason);
            }
        }
    }

    private void end(String name, Serving serving) {
        serving.close();
        servings.remove(name);
    }
}
