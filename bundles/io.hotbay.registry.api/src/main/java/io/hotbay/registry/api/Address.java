// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.Comparator;

/**
 * Where a device is in its guest.
 *
 * @param bus the PCI bus, 0 to 6; bus 7 is reserved
 * @param slot the slot of the adapter, 0 to 7
 * @param function the function of the slot's PCI device that the adapter is, 0 to 7; an adapter type may have fewer
 * @param target the target identifier on the adapter, 0 to 127; an adapter type may have fewer
 */
public record Address(int bus, int slot, int function, int target) implements Comparable<Address> {

    /** The last PCI bus that an adapter may sit on. */
    public static final int BUS_MAXIMUM = 6;

    /** The last slot of a bus. */
    public static final int SLOT_MAXIMUM = 7;

    /** The last function of a PCI device. */
    public static final int FUNCTION_MAXIMUM = 7;

    /** The last target that any adapter has. */
    public static final int TARGET_MAXIMUM = 127;

    private static final Comparator<Address> ORDER =
            Comparator.comparingInt(Address::bus).thenComparingInt(Address::slot)
                    .thenComparingInt(Address::function).thenComparingInt(Address::target);

    public Address {
        if (bus < 0 || bus > BUS_MAXIMUM || slot < 0 || slot > SLOT_MAXIMUM || target < 0 || target > TARGET_MAXIMUM
                || function < 0 || function > FUNCTION_MAXIMUM) {
            throw new IllegalArgumentException("address " + bus + "," + slot + "." + function + "," + target);
        }
    }

    /** At an adapter that is function 0 of its device, as nearly all are. */
    public Address(int bus, int slot, int target) {
        this(bus, slot, 0, target);
    }

    /** By bus, slot, function and target. */
    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }

    /** As in a statement: {@code bus,slot,target}, or {@code bus,slot.function,target}. */
    @Override
    public String toString() {
        return bus + "," + slot + (function == 0 ? "" : "." + function) + "," + target;
    }
}
