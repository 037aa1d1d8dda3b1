// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.transport.vfiouser.internal.wire.IrqInfoLayout;
import java.lang.foreign.MemorySegment;

/** DEVICE_GET_IRQ_INFO: one INTx interrupt, masked by being told, and nothing else. */
record IrqInfoHandler() implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        int index = IrqInfoLayout.index(request.bytes(), request.payload());
        if (IrqInfoLayout.argsz(request.bytes(), request.payload()) < IrqInfoLayout.BYTES
                || !InterruptIndex.exists(index)) {
            return Failure.INVALID;
        }
        if (index != InterruptIndex.INTX) {
            return IrqInfoLayout.encode(reply, 0, index, 0);
        }
        int flags = IrqInfoLayout.EVENTFD | IrqInfoLayout.MASKABLE | IrqInfoLayout.AUTOMASKED;
        return IrqInfoLayout.encode(reply, flags, index, 1);
    }
}
