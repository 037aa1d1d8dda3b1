// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

/**
 * The MSI capability of a function (PCI 3.0 6.8.1): 64-bit addresses, no masks of single vectors.
 *
 * @param offset where it lies in configuration space
 * @param vectors how many messages the function has: 1, 2, 4, 8, 16 or 32
 */
public record Msi(int offset, int vectors) {

    /** The capability's identifier. */
    static final int IDENTIFIER = 0x05;
    /** Header, message address of 64 bits, message data. */
    static final int BYTES = 0x0E;
    /** Message control: addresses may have 64 bits. */
    static final int ADDRESS_64 = 0x0080;
    /** Message control, what software can write: MSI enable, multiple message enable. */
    static final int CONTROL_WRITABLE = 0x0071;

    /** Three bits of message control say how many, as a power of two, and two of their values are reserved. */
    private static final int VECTORS_MAXIMUM = 32;

    public Msi {
        if (Integer.bitCount(vectors) != 1 || vectors < 1 || vectors > VECTORS_MAXIMUM) {
            throw new IllegalArgumentException(vectors + " vectors of MSI");
        }
        Capability.check(offset, BYTES);
    }

    /** Message control as it reads after reset: the power of two stands in bits 3:1. */
    int control() {
        return ADDRESS_64 | Integer.numberOfTrailingZeros(vectors) << 1;
    }
}
