// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one moment. Whoever got it from {@link GuestMemory#lease()} closes it exactly once, after the last
 * access to any address that it gave out. Safe for use from any thread.
 */
public final class MemoryLease implements AutoCloseable {

    private final List<MemoryWindow> windows;
    private final long[] starts;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Born with one holder, the memory that it is the current table of. */
    MemoryLease(List<MemoryWindow> windows) {
        this.windows = windows.stream()
                .sorted(Comparator.comparing(window -> window.guestAddress, Long::compareUnsigned))
                .toList();
        this.starts = this.windows.stream().mapToLong(window -> window.guestAddress).toArray();
        this.windows.forEach(MemoryWindow::retain);
    }

    /**
     * Appends a range of guest memory to a scatter list, split where windows meet.
     *
     * @param write whether the range is going to be written
     * @return false when part of the range is not mapped, or not writable as asked; the list then has a part of it
     */
    public boolean append(ScatterList list, long guestAddress, long length, boolean write) {
        if (!hasAddresses(guestAddress, length)) {
            return false;
        }
        long position = guestAddress;
        long left = length;
        while (left > 0) {
            MemoryWindow window = find(position, write);
            if (window == null) {
                return false;
            }
            long offset = position - window.guestAddress;
            long bytes = Math.min(left, window.size - offset);
            list.add(window.address + offset, bytes);
            position += bytes;
            left -= bytes;
        }
        return true;
    }

    /** Copies guest memory into a segment; false when part of it is not mapped. */
    public boolean read(long guestAddress, MemorySegment target, long targetOffset, long length) {
        return copy(guestAddress, target, targetOffset, length, false);
    }

    /** Copies a segment into guest memory; false when part of the range is not mapped or is read-only. */
    public boolean write(long guestAddress, MemorySegment source, long sourceOffset, long length) {
        return copy(guestAddress, source, sourceOffset, length, true);
    }

    @Override
    public void close() {
        if (holders.decrementAndGet() == 0) {
            windows.forEach(MemoryWindow::release);
        }
    }

    List<MemoryWindow> windows() {
        return windows;
    }

    boolean retain() {
        int held;
        do {
            held = holders.get();
            if (held == 0) {
                return false;
            }
        } while (!holders.compareAndSet(held, held + 1));
        return true;
    }

    private boolean copy(long guestAddress, MemorySegment segment, long segmentOffset, long length, boolean write) {
        if (!hasAddresses(guestAddress, length)) {
            return false;
        }
        long done = 0;
        while (done < length) {
            MemoryWindow window = find(guestAddress + done, write);
            if (window == null) {
                return false;
            }
            long offset = guestAddress + done - window.guestAddress;
            long bytes = Math.min(length - done, window.size - offset);
            if (write) {
                MemorySegment.copy(segment, segmentOffset + done, NativeMemory.ALL, window.address + offset, bytes);
            } else {
                MemorySegment.copy(NativeMemory.ALL, window.address + offset, segment, segmentOffset + done, bytes);
            }
            done += bytes;
        }
        return true;
    }

    /** A range that goes on at address 0 behind the last address is a guest's mistake or trick. */
    private static boolean hasAddresses(long guestAddress, long length) {
        return length == 0 || length > 0 && Long.compareUnsigned(guestAddress + length - 1, guestAddress) >= 0;
    }

    private @Nullable MemoryWindow find(long guestAddress, boolean write) {
        int low = 0;
        int high = starts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(starts[middle], guestAddress) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        if (high < 0) {
            return null;
        }
        MemoryWindow window = windows.get(high);
        boolean inside = Long.compareUnsigned(guestAddress - window.guestAddress, window.size) < 0;
        return inside && (window.writable || !write) ? window : null;
    }
}
