// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.transport.vfiouser.internal.wire.RegionAccessLayout;
import java.lang.foreign.MemorySegment;

/** REGION_WRITE: 1, 2, 4 or 8 bytes of a BAR, or any part of the configuration space. */
record RegionWriteHandler(PciFunction function, Regions regions, Counters counters) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) throws ProtocolViolation {
        MemorySegment bytes = request.bytes();
        long payload = request.payload();
        long offset = RegionAccessLayout.offset(bytes, payload);
        int region = RegionAccessLayout.region(bytes, payload);
        int count = RegionAccessLayout.count(bytes, payload);
        if (count != request.payloadBytes() - RegionAccessLayout.BYTES) {
            throw new ProtocolViolation("REGION_WRITE of " + Integer.toUnsignedString(count) + " bytes with "
                    + (request.payloadBytes() - RegionAccessLayout.BYTES) + " bytes of data");
        }
        if (!regions.allows(region, offset, count) || !Regions.isWritable(region)) {
            counters.increment(Counter.BAD_ACCESSES);
            return Failure.INVALID;
        }
        if (region == Regions.CONFIGURATION) {
            writeConfiguration((int) offset, count, bytes, payload);
        } else {
            function.write(region, offset, count, RegionAccessLayout.data(bytes, payload, 0, count));
        }
        counters.increment(request.replyWanted() ? Counter.WRITES : Counter.POSTED);
        return RegionAccessLayout.encode(reply, offset, region, count);
    }

    private void writeConfiguration(int offset, int count, MemorySegment bytes, long payload) {
        ConfigurationSpace configuration = function.configuration();
        int done = 0;
        while (done < count) {
            int width = Regions.piece(count - done);
            configuration.write(offset + done, width, RegionAccessLayout.data(bytes, payload, done, width));
            done += width;
        }
    }
}
