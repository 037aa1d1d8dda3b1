// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one guest, as windows that its VMM maps and unmaps at any time.
 *
 * <p>Each change makes a new table; leases keep the table that they were taken from. Changes are serialised here; taking a lease
 * waits for nobody.
 */
public final class GuestMemory {

    private volatile MemoryLease current = new MemoryLease(List.of());

    /**
     * Adds a window. Returns false, and leaves the mapping to the caller, when it overlaps one that is there, is empty, or reaches
     * beyond the last address.
     */
    public synchronized boolean add(long guestAddress, WindowMapping mapping, boolean writable) {
        MemoryWindow window = new MemoryWindow(guestAddress, mapping, writable);
        if (!window.fitsAddressSpace() || current.windows().stream().anyMatch(window::overlaps)) {
            return false;
        }
        List<MemoryWindow> windows = new ArrayList<>(current.windows());
        windows.add(window);
        replaceWith(windows);
        window.release();
        return true;
    }

    /** Removes every window that lies wholly inside the range; returns how many. */
    public synchronized int remove(long guestAddress, long size) {
        List<MemoryWindow> kept = current.windows().stream()
                .filter(window -> !window.within(guestAddress, size))
                .toList();
        int removed = current.windows().size() - kept.size();
        if (removed > 0) {
            replaceWith(kept);
        }
        return removed;
    }

    /** Removes all windows: the VMM is gone. */
    public synchronized void clear() {
        replaceWith(List.of());
    }

    /**
     * Maps every window anew and revokes the old mappings, so that I/O begun before this call can no longer reach the guest's pages.
     * For the end of a life of the device (function reset, VMM gone) with I/O that cannot be recalled. When the host refuses a mapping,
     * its exception is passed on and nothing has changed.
     */
    public synchronized void renew() {
        List<MemoryWindow> old = current.windows();
        List<MemoryWindow> fresh = new ArrayList<>();
        try {
            old.forEach(window -> fresh.add(window.renew()));
        } catch (RuntimeException | Error refused) {
            fresh.forEach(MemoryWindow::release);
            throw refused;
        }
        old.forEach(MemoryWindow::revoke);
        replaceWith(fresh);
        fresh.forEach(MemoryWindow::release);
    }

    /** The windows of this moment, held until the lease is closed. Never waits. */
    public MemoryLease lease() {
        while (true) {
            MemoryLease lease = current;
            if (lease.retain()) {
                return lease;
            }
        }
    }

    private void replaceWith(List<MemoryWindow> windows) {
        MemoryLease old = current;
        current = new MemoryLease(windows);
        old.close();
    }
}
