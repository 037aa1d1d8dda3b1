// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Files;
import io.hotbay.store.file.internal.FileReservation.Allocator;
import java.util.ArrayList;
import java.util.List;

/** Where a file has no data. Space that was reserved there counts as none. */
record Holes(List<Range> ranges) {

    private record Range(long start, long length) {}

    /** Those of a file up to a size. */
    static Holes of(int fd, long size) {
        List<Range> ranges = new ArrayList<>();
        long hole = Files.nextHole(fd, 0);
        while (hole >= 0 && hole < size) {
            long data = Files.nextData(fd, hole);
            long end = data < 0 ? size : Math.min(data, size);
            ranges.add(new Range(hole, end - hole));
            hole = data < 0 ? size : Files.nextHole(fd, data);
        }
        return new Holes(List.copyOf(ranges));
    }

    /** Gives their space back. */
    void punch(int fd, Allocator allocator) {
        ranges.forEach(range -> allocator.allocate(fd, Files.PUNCH_HOLE, range.start(), range.length()));
    }
}
