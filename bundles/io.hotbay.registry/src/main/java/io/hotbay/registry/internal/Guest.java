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
import org.jspecify.annotations.Nullable;

/** A guest: its devices, and what serves them. Guarded by the registry. */
final class Guest {

    /** The most devices of a guest on this kind of adapter, the limit of the system whose statements these are. */
    static final int DEVICES_MAXIMUM = 30;

    private final String name;
    private final NavigableMap<Address, Device> devices = new TreeMap<>();
    private final AdapterRecords records = new AdapterRecords();
    private @Nullable Serving serving;

    Guest(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** What its adapters keep while they are not there. */
    AdapterRecords records() {
        return records;
    }

    /** By address. */
    Collection<Device> devices() {
        return Collections.unmodifiableCollection(devices.values());
    }

    @Nullable Device at(Address address) {
        return devices.get(address);
    }

    /** The device that a complete statement names. */
    Device named(Statement statement) throws RegistryException {
        Address address = statement.address();
        if (address == null) {
            throw new RegistryException("The statement '" + statement
                    + "' leaves its address open; name the device by its complete statement.");
        }
        Device device = devices.get(address);
        if (device == null || !device.statement().equals(statement)) {
            throw new RegistryException("Guest '" + name + "' has no device " + statement + "; "
                    + (device == null ? "nothing" : device.statement()) + " is at " + address + ".");
        }
        return device;
    }

    /** Refuses an NAA identifier that another device here has: initiators would take both for one disk. */
    void checkIdentity(Device device) throws RegistryException {
        for (Device other : devices.values()) {
            if (!other.address().equals(device.address()) && other.attributes().naa() == device.attributes().naa()) {
                throw new RegistryException("Guest '" + name + "' has the NAA identifier "
                        + HexFormat.of().toHexDigits(other.attributes().naa()) + " already, as " + other.statement()
                        + "; it would take both for one disk, so choose another.");
            }
        }
    }

    void put(Device device) {
        devices.put(device.address(), device);
    }

    void remove(Device device) {
        devices.remove(device.address());
    }

    /** The adapters with their types' words: those that devices need, and those that are being served. */
    NavigableMap<AdapterSlot, String> adapters() {
        NavigableMap<AdapterSlot, String> adapters = new TreeMap<>();
        if (serving != null) {
            adapters.putAll(serving.words());
        }
        for (Device device : devices.values()) {
            adapters.put(AdapterSlot.of(device.address()), device.statement().adapter());
        }
        return adapters;
    }

    /** What serves the guest; null while it is stopped. */
    @Nullable Serving serving() {
        return serving;
    }

    void servedBy(@Nullable Serving newServing) {
        serving = newServing;
    }
}
