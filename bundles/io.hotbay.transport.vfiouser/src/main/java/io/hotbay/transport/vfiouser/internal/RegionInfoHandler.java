// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.transport.vfiouser.internal.wire.RegionInfoLayout;
import java.lang.foreign.MemorySegment;

/**
 * DEVICE_GET_REGION_INFO: sizes only. No region is offered for mapping: QEMU would stop posting writes to all of them.
 */
record RegionInfoHandler(Regions regions) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        int region = RegionInfoLayout.index(request.bytes(), request.payload());
        if (RegionInfoLayout.argsz(request.bytes(), request.payload()) < RegionInfoLayout.BYTES
                || !Regions.exists(region)) {
            return Failure.INVALID;
        }
        long size = regions.size(region);
        int access = RegionInfoLayout.READ | (Regions.isWritable(region) ? RegionInfoLayout.WRITE : 0);
        int flags = size == 0 ? 0 : access;
        return RegionInfoLayout.encode(reply, flags, region, size);
    }
}
