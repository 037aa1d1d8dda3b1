// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.ACTION_MASK;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.ACTION_TRIGGER;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.ACTION_UNMASK;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.DATA_EVENTFD;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.DATA_NONE;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout;
import java.lang.foreign.MemorySegment;

/** DEVICE_SET_IRQS: gives the interrupt an event descriptor or takes it away, masks and unmasks it. */
record IrqSetHandler(InterruptLine line) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        int flags = IrqSetLayout.flags(request.bytes(), request.payload());
        int count = IrqSetLayout.count(request.bytes(), request.payload());
        if (!wellFormed(request, flags, count)) {
            return Failure.INVALID;
        }
        return switch (flags) {
            case DATA_NONE | ACTION_UNMASK -> count == 0 ? Failure.INVALID : unmask();
            case DATA_NONE | ACTION_MASK -> count == 0 ? Failure.INVALID : mask();
            case DATA_NONE | ACTION_TRIGGER -> count == 0 ? disable() : Failure.INVALID;
            case DATA_EVENTFD | ACTION_TRIGGER -> trigger(request);
            // the resample descriptor of KVM: QEMU takes the way by unmask messages when it is refused
            case DATA_EVENTFD | ACTION_UNMASK -> Failure.NOT_SUPPORTED;
            default -> Failure.INVALID;
        };
    }

    private static boolean wellFormed(Request request, int flags, int count) {
        return IrqSetLayout.argsz(request.bytes(), request.payload()) >= IrqSetLayout.BYTES
                && IrqSetLayout.index(request.bytes(), request.payload()) == InterruptIndex.INTX
                && IrqSetLayout.start(request.bytes(), request.payload()) == 0
                && (count == 0 || count == 1)
                && request.descriptorCount() <= ((flags & DATA_EVENTFD) != 0 ? count : 0);
    }

    private int unmask() {
        line.unmask();
        return DONE;
    }

    private int mask() {
        line.mask();
        return DONE;
    }

    private int disable() {
        line.disable();
        return DONE;
    }

    /** Without a descriptor the interrupt has none from then on (vfio.h, VFIO_DEVICE_SET_IRQS). */
    private int trigger(Request request) {
        if (request.descriptorCount() == 0) {
            return disable();
        }
        Descriptor received = request.takeDescriptor();
        if (received == null) {
            return Failure.INVALID;
        }
        try {
            line.enable(EventDescriptor.of(received));
            return DONE;
        } catch (PosixException e) {
            return -e.number();
        }
    }
}
