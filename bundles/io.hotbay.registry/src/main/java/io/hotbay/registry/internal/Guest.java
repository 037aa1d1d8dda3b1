// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A guest and its devices. Immutable.
 *
 * @param started whether it is to be served, now and after a restart
 * @param places its devices by their addresses
 * @param ports the relative target port identifiers of its adapters, by which persistent reservations know them: kept
 *     as long as the guest is
 * @param rom the file of its first adapter's expansion ROM; empty for none
 */
record Guest(
        String name,
        boolean started,
        NavigableMap<Address, Device> places,
        NavigableMap<AdapterSlot, Integer> ports,
        String rom) {

    /** The most devices of a guest on this kind of adapter, the limit of the system whose statements these are. */
    static final int DEVICES_MAXIMUM = 30;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    Guest {
        places = Collections.unmodifiableNavigableMap(new TreeMap<>(places));
        ports = Collections.unmodifiableNavigableMap(new TreeMap<>(ports));
    }

    /** A new one without devices. */
    static Guest named(String name) throws RegistryException {
        if (!NAME.matcher(name).matches()) {
            throw new RegistryException("'" + name + "' is no name for a guest; it needs 1 to 32 letters, digits, dots,"
                    + " underscores and hyphens, and starts with a letter or digit.");
        }
        return new Guest(name, false, new TreeMap<>(), new TreeMap<>(), "");
    }

    /** By address. */
    Collection<Device> devices() {
        return places.values();
    }

    @Nullable Device at(Address address) {
        return places.get(address);
    }

    /** The device that a complete statement names. */
    Device device(Statement statement) throws RegistryException {
        Address address = statement.address();
        if (address == null) {
            throw new RegistryException("The statement '" + statement
                    + "' leaves its address open; name the device by its complete statement.");
        }
        Device device = at(address);
        if (device == null || !device.statement().equals(statement)) {
            throw new RegistryException("Guest '" + name + "' has no device " + statement + "; "
                    + (device == null ? "nothing" : device.statement()) + " is at " + address + ".");
        }
        return device;
    }

    /** Refuses an NAA identifier that another device here has: initiators would take both for one disk. */
    private void checkIdentity(Device device) throws RegistryException {
        for (Device other : devices()) {
            if (!other.address().equals(device.address()) && other.attributes().naa() == device.attributes().naa()) {
                throw new RegistryException("Guest '" + name + "' has the NAA identifier "
                        + HexFormat.of().toHexDigits(other.attributes().naa()) + " already, as " + other.statement()
                        + "; it would take both for one disk, so choose another.");
            }
        }
    }

    /** The guest with a device more, or with another at its address. */
    Guest with(Device device) throws RegistryException {
        if (at(device.address()) == null && places.size() == DEVICES_MAXIMUM) {
            throw new RegistryException("Guest '" + name + "' has " + DEVICES_MAXIMUM
                    + " devices, the most that a guest can have; remove one first.");
        }
        checkIdentity(device);
        NavigableMap<Address, Device> changed = new TreeMap<>(places);
        changed.put(device.address(), device);
        return new Guest(name, started, changed, ports, rom);
    }

    Guest without(Device device) {
        NavigableMap<Address, Device> changed = new TreeMap<>(places);
        changed.remove(device.address());
        return new Guest(name, started, changed, ports, rom);
    }

    Guest started(boolean nowStarted) {
        return new Guest(name, nowStarted, places, ports, rom);
    }

    /** The guest with an adapter known by a relative target port identifier. */
    Guest with(AdapterSlot slot, int port) {
        NavigableMap<AdapterSlot, Integer> changed = new TreeMap<>(ports);
        changed.put(slot, port);
        return new Guest(name, started, places, changed, rom);
    }

    /** The guest with another expansion ROM. */
    Guest withRom(String path) throws RegistryException {
        return new Guest(name, started, places, ports, RomFile.checked(path));
    }

    /** The adapters that its devices need, with their types' words. */
    NavigableMap<AdapterSlot, String> adapters() {
        NavigableMap<AdapterSlot, String> adapters = new TreeMap<>();
        for (Device device : devices()) {
            adapters.put(AdapterSlot.of(device.address()), device.statement().adapter());
        }
        return adapters;
    }
}
