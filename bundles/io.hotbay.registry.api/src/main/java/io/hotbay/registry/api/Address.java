// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

/**
 * Where a device is in its guest.
 *
 * @param bus the PCI bus, 0 to 6; bus 7 is reserved
 * @param slot the slot of the adapter, 0 to 7
 * @param target the target identifier on the adapter
 */
public record Address(int bus, int slot, int target) {

    /** The last PCI bus that an adapter may sit on. */
    public static final int BUS_MAXIMUM = 6;

    /** The last slot of a bus. */
    public static final int SLOT_MAXIMUM = 7;

    public Address {
        if (bus < 0 || bus > BUS_MAXIMUM || slot < 0 || slot > SLOT_MAXIMUM || target < 0) {
            throw new IllegalArgumentException("address " + bus + "," + slot + "," + target);
        }
    }
}
