// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import java.util.Collection;
import java.util.Comparator;

/**
 * Where an adapter is: the slot of a statement is the slot that the VMM puts the adapter into.
 *
 * @param function which function of the PCI device there
 */
record AdapterSlot(int bus, int slot, int function) implements Comparable<AdapterSlot> {

    private static final Comparator<AdapterSlot> ORDER =
            Comparator.comparingInt(AdapterSlot::bus).thenComparingInt(AdapterSlot::slot)
                    .thenComparingInt(AdapterSlot::function);

    /** Alone in its slot. */
    AdapterSlot(int bus, int slot) {
        this(bus, slot, 0);
    }

    static AdapterSlot of(Address address) {
        return new AdapterSlot(address.bus(), address.slot(), address.function());
    }

    @Override
    public int compareTo(AdapterSlot other) {
        return ORDER.compare(this, other);
    }

    /** Whether another function of the same device is among some adapters. */
    boolean isShared(Collection<AdapterSlot> all) {
        return all.stream().anyMatch(other -> other.bus == bus && other.slot == slot && other.function != function);
    }

    /** With a separator between bus and slot. */
    String text(String separator) {
        return bus + separator + slot + (function == 0 ? "" : "." + function);
    }

    /** As in a statement: {@code bus,slot} or {@code bus,slot.function}. */
    @Override
    public String toString() {
        return text(",");
    }
}
