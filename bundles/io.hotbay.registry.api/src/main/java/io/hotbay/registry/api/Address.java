// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.Comparator;

/**
 * Where a device is in its guest.
 *
 * @param bus the PCI bus, 0 to 6; bus 7 is reserved
 * @param slot the slot of the adapter, 0 to 7
 * @param target the target identifier on the adapter, 0 to 127; an adapter type may have fewer
 */
public record Address(int bus, int slot, int target) implements Comparable<Address> {

    /** The last PCI bus that an adapter may sit on. */
    public static final int BUS_MAXIMUM = 6;

    /** The last slot of a bus. */
    public static final int SLOT_MAXIMUM = 7;

    /** The last target that any adapter has. */
    public static final int TARGET_MAXIMUM = 127;

    private static final Comparator<Address> ORDER =
            Comparator.comparingInt(Address::bus).thenComparingInt(Address::slot).thenComparingInt(Address::target);

    public Address {
        if (bus < 0 || bus > BUS_MAXIMUM || slot < 0 || slot > SLOT_MAXIMUM || target < 0 || target > TARGET_MAXIMUM) {
            throw new IllegalArgumentException("address " + bus + "," + slot + "," + target);
        }
    }

    /** By bus, slot and target. */
    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }

    /** As in a statement: {@code bus,slot,target}. */
    @Override
    public String toString() {
        return bus + "," + slot + "," + target;
    }
}
