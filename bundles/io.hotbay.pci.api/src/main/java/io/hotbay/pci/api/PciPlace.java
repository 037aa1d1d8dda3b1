// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

/**
 * Where a function is on its bus (PCI 3.0 6.1).
 *
 * @param slot the device, 0 to 31
 * @param function its number within the device, 0 to 7
 * @param shared whether the device has other functions as well; software looks for them only if function 0 says so
 */
public record PciPlace(int slot, int function, boolean shared) {

    /** The most devices on a bus. */
    public static final int SLOTS = 32;
    /** The most functions of a device. */
    public static final int FUNCTIONS = 8;

    public PciPlace {
        if (slot < 0 || slot >= SLOTS) {
            throw new IllegalArgumentException("slot " + slot + " (0 to " + (SLOTS - 1) + ")");
        }
        if (function < 0 || function >= FUNCTIONS) {
            throw new IllegalArgumentException("function " + function + " (0 to " + (FUNCTIONS - 1) + ")");
        }
    }
}
