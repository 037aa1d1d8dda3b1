// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.transport.vfiouser.internal.wire.RegionAccessLayout;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** REGION_READ: 1, 2, 4 or 8 bytes of a BAR, or any part of the configuration space or of the expansion ROM. */
record RegionReadHandler(PciFunction function, Regions regions, Counters counters) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        long offset = RegionAccessLayout.offset(request.bytes(), request.payload());
        int region = RegionAccessLayout.region(request.bytes(), request.payload());
        int count = RegionAccessLayout.count(request.bytes(), request.payload());
        if (!regions.allows(region, offset, count)) {
            counters.increment(Counter.BAD_ACCESSES);
            return Failure.INVALID;
        }
        if (region == Regions.CONFIGURATION) {
            readConfiguration((int) offset, count, reply);
        } else if (region == Regions.ROM) {
            // there is one, or the region had no size
            Objects.requireNonNull(function.expansionRom())
                    .read((int) offset, count, reply, RegionAccessLayout.BYTES);
        } else {
            RegionAccessLayout.encodeData(reply, 0, count, function.read(region, offset, count));
        }
        counters.increment(Counter.READS);
        return RegionAccessLayout.encode(reply, offset, region, count) + count;
    }

    private void readConfiguration(int offset, int count, MemorySegment reply) {
        ConfigurationSpace configuration = function.configuration();
        int done = 0;
        while (done < count) {
            int width = Regions.piece(count - done);
            RegionAccessLayout.encodeData(reply, done, width, configuration.read(offset + done, width));
            done += width;
        }
    }
}
