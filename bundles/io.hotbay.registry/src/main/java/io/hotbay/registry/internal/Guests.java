// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All guests: what the state file keeps. Immutable; a change makes another. */
record Guests(NavigableMap<String, Guest> byName) {

    /** What a new platform has. */
    static final Guests NONE = new Guests(new TreeMap<>());

    /** The field has 16 bits (SAM-5 4.6.5.3). */
    static final int PORT_MAXIMUM = 0xFFFF;

    /** A device together with the name of its guest. */
    record Holder(String guest, Device device) {}

    Guests {
        byName = Collections.unmodifiableNavigableMap(new TreeMap<>(byName));
    }

    /** Sorted. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Collection<Guest> all() {
        return byName.values();
    }

    @Nullable Guest find(String name) {
        return byName.get(name);
    }

    Guest get(String name) throws RegistryException {
        Guest guest = find(name);
        if (guest == null) {
            throw new RegistryException("There is no guest '" + name + "'; there are: "
                    + (byName.isEmpty() ? "none" : String.join(", ", byName.keySet())) + ".");
        }
        return guest;
    }

    /** All devices over one storage. */
    List<Holder> over(String storage) {
        List<Holder> holders = new ArrayList<>();
        for (Guest guest : all()) {
            for (Device device : guest.devices()) {
                if (device.storage().equals(storage)) {
                    holders.add(new Holder(guest.name(), device));
                }
            }
        }
        return holders;
    }

    /**
     * A guest with a relative target port identifier for an adapter, unless it has one: the lowest that no adapter of
     * any guest has, for guests may share units.
     */
    Guest withPort(Guest guest, AdapterSlot slot) throws RegistryException {
        if (guest.ports().containsKey(slot)) {
            return guest;
        }
        Set<Integer> taken = all().stream().flatMap(each -> each.ports().values().stream()).collect(Collectors.toSet());
        for (int port = 1; port <= PORT_MAXIMUM; port++) {
            if (!taken.contains(port)) {
                return guest.with(slot, port);
            }
        }
        throw new RegistryException("All " + PORT_MAXIMUM + " identifiers of target ports are taken; remove a guest.");
    }

    /** With a guest more, or with another of its name. */
    Guests with(Guest guest) {
        NavigableMap<String, Guest> changed = new TreeMap<>(byName);
        changed.put(guest.name(), guest);
        return new Guests(changed);
    }

    /** With a guest's device changed. */
    Guests with(String guest, Device device) throws RegistryException {
        return with(get(guest).with(device));
    }

    Guests without(String name) {
        NavigableMap<String, Guest> changed = new TreeMap<>(byName);
        changed.remove(name);
        return new Guests(changed);
    }
}
