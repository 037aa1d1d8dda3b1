// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.transport.vfiouser.internal.wire.DmaUnmapLayout;
import java.lang.foreign.MemorySegment;

/**
 * DMA_UNMAP: windows of guest memory vanish. Answered at once; commands that hold a lease keep the pages until they are
 * done. A range without windows is no error: windows that were ignored are unmapped too.
 */
record DmaUnmapHandler(GuestWindows windows) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        MemorySegment bytes = request.bytes();
        long payload = request.payload();
        long address = DmaUnmapLayout.address(bytes, payload);
        long size = DmaUnmapLayout.size(bytes, payload);
        if (DmaUnmapLayout.argsz(bytes, payload) < DmaUnmapLayout.BYTES) {
            return Failure.INVALID;
        }
        switch (DmaUnmapLayout.flags(bytes, payload)) {
            case 0 -> windows.unmap(address, size);
            case DmaUnmapLayout.ALL -> {
                if (address != 0 || size != 0) {
                    return Failure.INVALID;
                }
                windows.clear();
            }
            default -> {
                return Failure.INVALID;
            }
        }
        MemorySegment.copy(bytes, payload, reply, 0, DmaUnmapLayout.BYTES);
        return DmaUnmapLayout.BYTES;
    }
}
