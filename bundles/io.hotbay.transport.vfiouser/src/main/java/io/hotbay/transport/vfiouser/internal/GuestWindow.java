// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

/**
 * A window of guest memory as the VMM describes it; nothing of it is checked yet.
 *
 * @param address the guest's, unsigned
 * @param size in bytes
 * @param offset of its first byte in the file behind it
 * @param writable whether the device may write there
 */
record GuestWindow(long address, long size, long offset, boolean writable) {
    /** Guest pages on all machines here; a host with larger ones refuses by itself what it can't map. */
    private static final long PAGE = 4096;

    /** Whether it is made of pages and ends before the end of the address space. */
    boolean wellFormed() {
        boolean pages = (address | size | offset) % PAGE == 0;
        return pages && size > 0 && offset >= 0 && Long.compareUnsigned(address + size - 1, address) > 0;
    }

    /** Whether the file, of so many bytes, has all of it. */
    boolean within(long fileSize) {
        return offset <= fileSize - size;
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(address) + "+0x" + Long.toHexString(size) + (writable ? "" : " (read-only)");
    }
}
