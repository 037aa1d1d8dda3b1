// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.transport.vfiouser.internal.wire.IrqInfoLayout;
import java.lang.foreign.MemorySegment;

/** DEVICE_GET_IRQ_INFO: how many interrupts of each kind there are. */
record IrqInfoHandler(InterruptKinds kinds) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        int index = IrqInfoLayout.index(request.bytes(), request.payload());
        if (IrqInfoLayout.argsz(request.bytes(), request.payload()) < IrqInfoLayout.BYTES
                || !InterruptKinds.exists(index)) {
            return Failure.INVALID;
        }
        InterruptKind kind = kinds.kind(index);
        return IrqInfoLayout.encode(reply, kind.infoFlags(), index, kind.count());
    }
}
