// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout;
import java.lang.foreign.MemorySegment;

/**
 * DEVICE_SET_IRQS: gives interrupts event descriptors or takes them away, masks and unmasks. Either each interrupt that
 * the message names has a descriptor with it, or none has.
 */
record IrqSetHandler(InterruptKinds kinds) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        int flags = IrqSetLayout.flags(request.bytes(), request.payload());
        int index = IrqSetLayout.index(request.bytes(), request.payload());
        int start = IrqSetLayout.start(request.bytes(), request.payload());
        int count = IrqSetLayout.count(request.bytes(), request.payload());
        int descriptors = request.descriptorCount();
        if (IrqSetLayout.argsz(request.bytes(), request.payload()) < IrqSetLayout.BYTES
                || !InterruptKinds.exists(index)) {
            return Failure.INVALID;
        }
        InterruptKind kind = kinds.kind(index);
        if (start < 0 || start >= kind.count() || count < 0 || count > kind.count() - start
                || descriptors != 0 && ((flags & IrqSetLayout.DATA_EVENTFD) == 0 || descriptors != count)) {
            return Failure.INVALID;
        }
        return kind.set(request, flags, start, count);
    }
}
