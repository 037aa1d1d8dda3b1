// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

/**
 * A base address register (PCI 3.0 6.2.5).
 *
 * @param number 0 to 5; a 64-bit BAR takes the next number too
 * @param size in bytes, a power of two
 */
public record BaseAddress(int number, Kind kind, long size) {

    /** The largest window in I/O space (PCI 3.0 6.2.5.1). */
    public static final int IO_MAXIMUM = 256;

    public BaseAddress {
        if (number < 0 || number > (kind == Kind.MEMORY_64 ? 4 : 5)) {
            throw new IllegalArgumentException("BAR " + number);
        }
        if (Long.bitCount(size) != 1 || size < 16 || kind == Kind.IO && size > IO_MAXIMUM) {
            throw new IllegalArgumentException("BAR of " + size + " bytes");
        }
    }

    /** What the BAR decodes; the bits are those that software reads in the register. */
    public enum Kind {
        IO(0x1),
        MEMORY_32(0x0),
        MEMORY_64(0x4);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }

        /** The read-only low bits of the register. */
        public int bits() {
            return bits;
        }
    }
}
