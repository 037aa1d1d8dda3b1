// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.PciPlace;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.DeviceCounters;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.registry.internal.Guests.Holder;
import io.hotbay.store.api.SpaceReservation;
import io.hotbay.store.api.StoreException;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * The registry over the parts that it is given. Its monitor is the one lock for changes; nothing that a VMM waits for
 * ever takes it, and neither does a question how things are.
 *
 * <p>A change of the guests is made durable, then visible: {@link KeptGuests#keep}.
 */
class Registry implements DeviceRegistry {

    /** With its unit, for a number alone means bytes in one of a VMM's options and mebibytes in another. */
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,9}[KMGT]");

    private final StateFolder folder;
    private final KeptGuests kept;
    private final Parts parts = new Parts();
    private final Servings servings;
    private final UnitIdentity identities = new UnitIdentity();
    private volatile boolean closed;

    /** With the guests that the folder keeps; {@link #restore} serves those that were started. */
    Registry(TargetCore core, SocketFolder sockets, StateFolder folder) {
        this.folder = folder;
        this.kept = new KeptGuests(folder.guests());
        this.servings = new Servings(core, kept, parts, folder, sockets);
    }

    @Override
    public synchronized void createGuest(String name) throws RegistryException {
        checkChangeable();
        Guest guest = Guest.named(name);
        if (kept.now().find(name) != null) {
            throw new RegistryException("Guest '" + name + "' exists already.");
        }
        kept.keep(kept.now().with(guest));
    }

    @Override
    public synchronized void removeGuest(String name) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        checkNotServed(name);
        kept.keep(kept.now().without(name));
        servings.forget(guest);
        guest.devices().forEach(this::forget);
    }

    private void checkNotServed(String name) throws RegistryException {
        if (servings.find(name) != null) {
            throw new RegistryException("Guest '" + name + "' is started; stop it first.");
        }
    }

    /** The records of a unit go with the last device that it was. */
    private void forget(Device device) {
        boolean others = kept.now().all().stream()
                .flatMap(guest -> guest.devices().stream())
                .anyMatch(other -> other.unit().equals(device.unit()));
        if (!others) {
            folder.forget(device.unit());
        }
    }

    @Override
    public List<String> guests() {
        return kept.now().names();
    }

    @Override
    public synchronized Statement addDevice(
            String name, Statement statement, Map<DeviceAttribute, String> attributes) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        String word = statement.adapter();
        Device fresh = new Device(new Address(0, 0, 0), statement, identities.unit(), identities.make(), false, null);
        Device admitted = new Sharing(kept.now()).admit(name, AttributeText.change(fresh, attributes), attributes);
        Serving serving = servings.find(name);
        Device device = admitted.at(new Placement(guest, serving, word, parts.targets(word)).place(statement));
        Guest changed = kept.now().withPort(guest.with(device), AdapterSlot.of(device.address()));
        if (serving == null) {
            kept.keep(kept.now().with(changed));
        } else {
            servings.plug(changed, serving, device);
        }
        return device.statement();
    }

    @Override
    public synchronized void removeDevice(String name, Statement statement) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        Device device = guest.device(statement);
        kept.keep(kept.now().with(guest.without(device)));
        Serving serving = servings.find(name);
        if (serving != null) {
            serving.unplug(device);
        }
        forget(device);
    }

    @Override
    public synchronized void setAttributes(String name, Statement statement, Map<DeviceAttribute, String> values)
            throws RegistryException {
        checkChangeable();
        Device device = kept.get(name).device(statement);
        Device after = AttributeText.change(device, values);
        Sharing sharing = new Sharing(kept.now());
        sharing.checkChange(name, device, after);
        List<Holder> all = new ArrayList<>(sharing.partners(name, device));
        all.add(new Holder(name, device));
        Guests changed = kept.now();
        for (Holder holder : all) {
            checkSettable(holder.guest(), values.keySet());
            changed = changed.with(holder.guest(), holder.device().with(after.attributes(), after.share()));
        }
        kept.keep(changed);
        for (Holder holder : all) {
            Serving serving = servings.find(holder.guest());
            LogicalUnit unit = serving == null ? null : serving.unit(holder.device());
            if (unit != null) {
                unit.limit(after.attributes().queueDepth(), after.attributes().deadlines());
            }
        }
    }

    private void checkSettable(String name, Set<DeviceAttribute> attributes) throws RegistryException {
        Optional<DeviceAttribute> fixed =
                attributes.stream().filter(attribute -> !attribute.live()).sorted().findFirst();
        if (servings.find(name) != null && fixed.isPresent()) {
            throw new RegistryException("Guest '" + name + "' is started, and its disks can't become others under it: "
                    + fixed.get().word() + " can't be set; stop the guest first.");
        }
    }

    @Override
    public SequencedMap<DeviceAttribute, String> attributes(String name, Statement statement)
            throws RegistryException {
        return AttributeText.of(kept.get(name).device(statement));
    }

    @Override
    public synchronized void acceptStorage(String name, Statement statement) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        Device device = guest.device(statement);
        Serving serving = servings.find(name);
        if (serving == null) {
            kept.keep(kept.now().with(name, device.with((Seen) null)));
        } else if (serving.unit(device) == null) {
            servings.plug(guest, serving, device.with((Seen) null));
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
        Guests changed = kept.now();
        for (Holder holder : kept.now().over(storage)) {
            Seen seen = holder.device().seen();
            if (seen != null) {
                changed = changed.with(holder.guest(), holder.device().with(new Seen(size, seen.identity())));
            }
        }
        kept.keep(changed);
    }

    @Override
    public synchronized void setExpansionRom(String name, String path) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        checkNotServed(name);
        kept.keep(kept.now().with(guest.withRom(path)));
    }

    @Override
    public String expansionRom(String name) throws RegistryException {
        return kept.get(name).rom();
    }

    @Override
    public synchronized void start(String name) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        if (closed) {
            throw new RegistryException(
                    "The device registry is being stopped, so that guest '" + name + "' can't be started.");
        }
        if (servings.find(name) != null) {
            throw new RegistryException("Guest '" + name + "' is started already.");
        }
        if (guest.devices().isEmpty()) {
            throw new RegistryException(
                    "Guest '" + name + "' has no devices, so that there is nothing to serve; add one first.");
        }
        servings.start(guest, false);
    }

    /** Serves the guests that are to be started and are not, as far as the parts for them are there. */
    void restore() {
        for (Guest guest : kept.now().all()) {
            restore(guest.name());
        }
    }

    private synchronized void restore(String name) {
        if (!closed) {
            servings.restore(name);
        }
    }

    @Override
    public synchronized void stop(String name) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        if (servings.find(name) == null && !guest.started()) {
            throw new RegistryException("Guest '" + name + "' is not started.");
        }
        kept.keep(kept.now().with(guest.started(false)));
        servings.stop(name);
    }

    @Override
    public synchronized List<String> vmmArguments(String name, String memorySize) throws RegistryException {
        Guest guest = kept.get(name);
        if (!MEMORY.matcher(memorySize).matches()) {
            throw new RegistryException("'" + memorySize + "' is no memory size; say a number and one of K, M,"
                    + " G, T, such as 1G.");
        }
        PciTransport transport = parts.transport();
        List<String> arguments = new ArrayList<>(transport.machineArguments(memorySize));
        Set<AdapterSlot> slots = Placement.adapters(guest, servings.find(name)).keySet();
        for (AdapterSlot slot : slots) {
            PciPlace place = new PciPlace(slot.slot(), slot.function(), slot.isShared(slots));
            String id = "hotbay-" + slot.text("-");
            arguments.addAll(transport.functionArguments(servings.socket(guest, slot), id, place));
        }
        return List.copyOf(arguments);
    }

    @Override
    public GuestStatus status(String name) throws RegistryException {
        return Reports.status(kept.get(name), servings.find(name), servings.waiting(name));
    }

    @Override
    public DeviceCounters counters(String name, Statement statement) throws RegistryException {
        Guest guest = kept.get(name);
        return Reports.counters(guest, guest.device(statement), servings.find(name));
    }

    @Override
    public Optional<String> trouble() {
        return kept.trouble();
    }

    private void checkChangeable() throws RegistryException {
        if (kept.checkChangeable()) {
            restore();
        }
    }

    synchronized void arrived(AdapterType type, String word) {
        parts.add(type, word);
    }

    /** Returns when nothing of the type is in use any more. */
    synchronized void departed(AdapterType type, String word) {
        parts.remove(type);
        servings.endAll("adapter type '" + word + "' departed", serving -> serving.uses(type));
    }

    synchronized void arrived(PciTransport transport) {
        parts.use(transport);
    }

    /** Returns when nothing of the transport is in use any more. */
    synchronized void departed(PciTransport transport) {
        parts.remove(transport);
        servings.endAll("the PCI transport departed", serving -> serving.uses(transport));
    }

    synchronized void arrived(SpaceReservation reservation, String word) {
        parts.add(reservation, word);
    }

    synchronized void departed(SpaceReservation reservation) {
        parts.remove(reservation);
    }

    /** Changes the folder for guests that are started from now on. */
    synchronized void sockets(SocketFolder newSockets) {
        servings.sockets(newSockets);
    }

    /** Stops all guests; none can be started afterwards. They are started again by the next registry over the file. */
    void close() {
        closed = true; // seen by a restoration under way
        synchronized (this) {
            servings.close();
        }
    }
}
