// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import java.util.Comparator;

/** Where an adapter is: the slot of a statement is the slot that the VMM puts the adapter into. */
record AdapterSlot(int bus, int slot) implements Comparable<AdapterSlot> {

    private static final Comparator<AdapterSlot> ORDER =
            Comparator.comparingInt(AdapterSlot::bus).thenComparingInt(AdapterSlot::slot);

    static AdapterSlot of(Address address) {
        return new AdapterSlot(address.bus(), address.slot());
    }

    @Override
    public int compareTo(AdapterSlot other) {
        return ORDER.compare(this, other);
    }

    /** As in a statement: {@code bus,slot}. */
    @Override
    public String toString() {
        return bus + "," + slot;
    }
}
