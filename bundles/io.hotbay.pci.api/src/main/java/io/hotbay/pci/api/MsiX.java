// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

/**
 * The MSI-X capability of a function (PCI 3.0 6.8.2), and where in its BARs the table and the pending bits lie. Both
 * are the transport's: the function's BAR handlers never see accesses there.
 *
 * @param offset where the capability lies in configuration space
 * @param vectors how many messages the function has, 1 to 2048
 * @param tableBar the BAR of the table
 * @param tableOffset where in that BAR the table begins, a multiple of 8
 * @param pendingBar the BAR of the pending bit array
 * @param pendingOffset where in that BAR the array begins, a multiple of 8
 */
public record MsiX(int offset, int vectors, int tableBar, int tableOffset, int pendingBar, int pendingOffset) {

    /** A table entry: message address of 64 bits, message data, vector control. */
    public static final int ENTRY_BYTES = 16;

    /** The capability's identifier. */
    static final int IDENTIFIER = 0x11;
    static final int BYTES = 0x0C;
    /** Message control, what software can write: MSI-X enable, function mask. */
    static final int CONTROL_WRITABLE = 0xC000;

    /** Eleven bits of message control say how many, less one. */
    private static final int VECTORS_MAXIMUM = 2048;
    /** Offsets share their dword with the number of the BAR, which has the low three bits. */
    private static final int ALIGNMENT = 8;

    public MsiX {
        if (vectors < 1 || vectors > VECTORS_MAXIMUM) {
            throw new IllegalArgumentException(vectors + " vectors of MSI-X");
        }
        if (tableOffset < 0 || pendingOffset < 0 || tableOffset % ALIGNMENT != 0 || pendingOffset % ALIGNMENT != 0) {
            throw new IllegalArgumentException("table at " + tableOffset + ", pending bits at " + pendingOffset);
        }
        Capability.check(offset, BYTES);
    }

    /** Bytes of the table. */
    public int tableBytes() {
        return vectors * ENTRY_BYTES;
    }

    /** Bytes of the pending bit array: whole qwords. */
    public int pendingBytes() {
        return (vectors + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
    }
}
