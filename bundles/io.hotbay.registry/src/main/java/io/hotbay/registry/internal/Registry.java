// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.DeviceCounters;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.store.api.SpaceReservation;
import io.hotbay.store.api.StoreException;
import io.hotbay.target.api.TargetCore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongConsumer;

/**
 * The registry over the parts that it is given. Its monitor is the one lock for changes; nothing that a VMM waits for
 * ever takes it, and neither does a question how things are.
 *
 * <p>A change of the guests is made durable, then visible ({@link KeptGuests#keep}), but for what can't be refused.
 */
class Registry implements DeviceRegistry {

    private final KeptGuests kept;
    private final Parts parts = new Parts();
    private final Servings servings;
    private final DeviceChanges devices;
    private final VmmArguments vmm;
    private volatile boolean closed;

    /** With the guests that the folder keeps; {@link #restore} serves those that were started. */
    Registry(TargetCore core, SocketFolder sockets, StateFolder folder) {
        this.kept = new KeptGuests(folder.guests());
        this.servings = new Servings(core, kept, parts, folder, sockets);
        this.devices = new DeviceChanges(kept, servings, parts, folder);
        this.vmm = new VmmArguments(parts, servings);
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
        servings.checkNone(name);
        kept.keep(kept.now().without(name));
        servings.forget(guest);
        guest.devices().forEach(devices::forget);
    }

    @Override
    public List<String> guests() {
        return kept.now().names();
    }

    @Override
    public synchronized Statement addDevice(
            String name, Statement statement, Map<DeviceAttribute, String> attributes) throws RegistryException {
        checkChangeable();
        return devices.add(name, statement, attributes);
    }

    @Override
    public synchronized void removeDevice(String name, Statement statement) throws RegistryException {
        checkChangeable();
        devices.remove(name, statement);
    }

    @Override
    public synchronized void setAttributes(String name, Statement statement, Map<DeviceAttribute, String> values)
            throws RegistryException {
        checkChangeable();
        devices.set(name, statement, values);
    }

    @Override
    public SequencedMap<DeviceAttribute, String> attributes(String name, Statement statement) throws RegistryException {
        return AttributeText.of(kept.get(name).device(statement));
    }

    @Override
    public synchronized void acceptStorage(String name, Statement statement) throws RegistryException {
        checkChangeable();
        devices.accept(name, statement);
    }

    @Override
    public synchronized long resizeDevice(String name, Statement statement) throws RegistryException {
        checkChangeable();
        return devices.resize(name, statement);
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
            synchronized (this) {
                if (closed) { // its successor may have changed the file of guests since
                    throw new RegistryException("The space is reserved, but the device registry was stopped meanwhile:"
                            + " devices over " + location + " have to be accepted (device-accept) before they come up.");
                }
                devices.resized(storage + ":" + location, size);
            }
            return size;
        } catch (StoreException e) {
            throw new RegistryException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public synchronized void setExpansionRom(String name, String path) throws RegistryException {
        checkChangeable();
        Guest guest = kept.get(name);
        servings.checkNone(name);
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
        if (servings.find(name) != null) {
            throw new RegistryException("Guest '" + name + "' is started already.");
        }
        if (guest.devices().isEmpty()) {
            throw new RegistryException(
                    "Guest '" + name + "' has no devices, so that there is nothing to serve; add one first.");
        }
        servings.start(guest, false);
    }

    /**
     * Serves the guests that are to be started and are not, as far as the parts for them are there. From any thread;
     * the lock is free between two guests.
     */
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
        if (servings.find(name) == null && !guest.started() && !kept.behind()) {
            throw new RegistryException("Guest '" + name + "' is not started.");
        }
        try {
            kept.insist(kept.now().with(guest.started(false)), "guest '" + name + "' is stopped all the same, but is"
                    + " served again when Hotbay starts anew; mend that and stop it once more.");
        } finally {
            servings.stop(name);
        }
    }

    @Override
    public synchronized List<String> vmmArguments(String name, String memorySize) throws RegistryException {
        return vmm.of(kept.get(name), memorySize);
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
        if (closed) {
            throw new RegistryException("The device registry is being stopped, and changes nothing any more.");
        }
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
            kept.catchUp();
        }
    }
}
