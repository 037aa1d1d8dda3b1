// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import java.util.concurrent.atomic.AtomicInteger;

/** One window: where the guest sees it, where this process sees it, and how many tables hold it. */
final class MemoryWindow {

    final long guestAddress;
    final long size;
    final long address;
    final boolean writable;
    private final WindowMapping mapping;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Born with one holder, the caller, who releases it. */
    MemoryWindow(long guestAddress, WindowMapping mapping, boolean writable) {
        this.guestAddress = guestAddress;
        this.size = mapping.size();
        this.address = mapping.address();
        this.writable = writable;
        this.mapping = mapping;
    }

    /** Whether it has at least a byte, and its last byte has an address. */
    boolean fitsAddressSpace() {
        return size > 0 && Long.compareUnsigned(guestAddress + size - 1, guestAddress) >= 0;
    }

    boolean overlaps(MemoryWindow other) {
        return Long.compareUnsigned(guestAddress, other.guestAddress + other.size - 1) <= 0
                && Long.compareUnsigned(other.guestAddress, guestAddress + size - 1) <= 0;
    }

    boolean within(long start, long length) {
        long offset = guestAddress - start;
        return Long.compareUnsigned(offset, length) < 0 && Long.compareUnsigned(size, length - offset) <= 0;
    }

    /** For whoever knows that there is a holder. */
    void retain() {
        holders.incrementAndGet();
    }

    boolean isMapped() {
        return holders.get() > 0;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            mapping.unmap();
        }
    }

    MemoryWindow renew() {
        return new MemoryWindow(guestAddress, mapping.renew(), writable);
    }

    /** Takes the pages away, unless the last holder has gone or goes at this moment: then they are gone already. */
    void revoke() {
        int held = holders.get();
        while (held > 0 && !holders.compareAndSet(held, held + 1)) {
            held = holders.get();
        }
        if (held > 0) {
            try {
                mapping.revoke();
            } finally {
                release();
            }
        }
    }
}
