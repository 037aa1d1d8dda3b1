// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one guest, as windows that its VMM maps and unmaps at any time.
 *
 * <p>Each change makes a new table; leases keep the table that they were taken from. Changes are serialised here;
 * taking a lease waits for nobody.
 */
public final class GuestMemory {

    private volatile MemoryLease current = new MemoryLease(List.of());
    /** Windows that left the table while leases held them. Those unmapped since then are dropped at the next change. */
    private final List<MemoryWindow> departed = new ArrayList<>();

    /**
     * Adds a window. Returns false, and leaves the mapping to the caller, when it overlaps one that is there, is empty,
     * or reaches beyond the last address.
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

    /** How many mappings there are: the windows of this moment, and those removed that a lease still holds. */
    public synchronized int mappings() {
        departed.removeIf(window -> !window.isMapped());
        return current.windows().size() + departed.size();
    }

    /**
     * Maps every window anew and revokes the old mappings, also of windows that were removed before, so that I/O begun
     * before this call can no longer reach the guest's pages. For the end of a life of the device (function reset, VMM
     * gone) with I/O that cannot be recalled. When the host refuses a mapping, its exception is passed on and nothing
     * has changed; when it refuses to revoke one, the exception is passed on when all else is done.
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
        List<MemoryWindow> past = new ArrayList<>(departed);
        past.addAll(old);
        RuntimeException refused = revoke(past);
        replaceWith(fresh);
        fresh.forEach(MemoryWindow::release);
        if (refused != null) {
            throw refused;
        }
    }

    private static @Nullable RuntimeException revoke(List<MemoryWindow> windows) {
        RuntimeException first = null;
        for (MemoryWindow window : windows) {
            try {
                window.revoke();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        return first;
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
        Set<MemoryWindow> kept = new HashSet<>(windows);
        departed.addAll(old.windows().stream().filter(window -> !kept.contains(window)).toList());
        old.close();
        departed.removeIf(window -> !window.isMapped());
    }
}
