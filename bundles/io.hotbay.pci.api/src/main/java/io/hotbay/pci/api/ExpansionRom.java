// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import java.lang.foreign.MemorySegment;

/**
 * What is in the expansion ROM of a function (PCI 3.0 6.3): a driver for firmware. Immutable. The memory that the
 * register at offset 30h decodes is the next power of two; behind the content it reads as ones, as flash memory that
 * was never written.
 */
public final class ExpansionRom {

    /** The most that a function may ask for (PCI 3.0 6.2.5.2). */
    public static final int BYTES_MAXIMUM = 16 << 20;

    /** Bits 10:1 of the register are reserved, so that no smaller memory can be decoded. */
    private static final int REGION_MINIMUM = 2048;
    /** The header of the first image: signature, and the pointer to the PCI data structure (PCI 3.0 6.3.1.1). */
    private static final int HEADER_BYTES = 0x1A;

    private static final byte[] SIGNATURE = {0x55, (byte) 0xAA};
    private static final byte UNWRITTEN = (byte) 0xFF;

    private final MemorySegment content;

    private ExpansionRom(byte[] content) {
        this.content = MemorySegment.ofArray(content).asReadOnly();
    }

    /**
     * A ROM with a copy of some bytes.
     *
     * @throws IllegalArgumentException when this is no ROM; the message says why, as the end of a sentence without
     *     a full stop
     */
    public static ExpansionRom of(byte[] content) {
        if (content.length > BYTES_MAXIMUM) {
            throw new IllegalArgumentException("it has " + content.length + " bytes, and a PCI function's expansion ROM"
                    + " at most " + BYTES_MAXIMUM);
        }
        if (content.length < HEADER_BYTES) {
            throw new IllegalArgumentException("it has " + content.length + " bytes, less than the header of an"
                    + " expansion ROM");
        }
        if (content[0] != SIGNATURE[0] || content[1] != SIGNATURE[1]) {
            throw new IllegalArgumentException("it does not begin with the signature 55 AA of an expansion ROM");
        }
        return new ExpansionRom(content.clone());
    }

    /** How many bytes the register decodes, a power of two. */
    public int regionBytes() {
        int bytes = (int) content.byteSize();
        return Math.max(REGION_MINIMUM, Integer.highestOneBit(bytes - 1) << 1);
    }

    /** Copies a part of what the register decodes; offset and count lie within it. */
    public void read(int offset, int count, MemorySegment target, long at) {
        int have = Math.clamp(content.byteSize() - offset, 0, count);
        if (have > 0) {
            MemorySegment.copy(content, offset, target, at, have);
        }
        target.asSlice(at + have, count - have).fill(UNWRITTEN);
    }
}
