// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.transport.vfiouser.internal.wire.DmaMapLayout;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** DMA_MAP: a window of guest memory appears. */
record DmaMapHandler(GuestWindows windows) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        MemorySegment bytes = request.bytes();
        long payload = request.payload();
        int flags = DmaMapLayout.flags(bytes, payload);
        if (DmaMapLayout.argsz(bytes, payload) < DmaMapLayout.BYTES
                || flags == 0 || (flags & ~(DmaMapLayout.READ | DmaMapLayout.WRITE)) != 0) {
            return Failure.INVALID;
        }
        GuestWindow window = new GuestWindow(
                DmaMapLayout.address(bytes, payload),
                DmaMapLayout.size(bytes, payload),
                DmaMapLayout.offset(bytes, payload),
                (flags & DmaMapLayout.WRITE) != 0);
        @Nullable Descriptor file = request.takeDescriptor(0);
        WindowOutcome outcome = file == null ? windows.withoutFile(window) : windows.map(window, file);
        return -outcome.errno();
    }
}
