// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.ACTION_MASK;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.ACTION_TRIGGER;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.ACTION_UNMASK;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.DATA_EVENTFD;
import static io.hotbay.transport.vfiouser.internal.wire.IrqSetLayout.DATA_NONE;

import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.IrqInfoLayout;
import org.jspecify.annotations.Nullable;

/**
 * INTx: a trigger that tells the VMM, and a resample event by which KVM unmasks without a message. Turning the
 * interrupt off takes both away.
 */
record LineKind(InterruptLine line, Resampler resampler) implements InterruptKind {

    @Override
    public int infoFlags() {
        return IrqInfoLayout.EVENTFD | IrqInfoLayout.MASKABLE | IrqInfoLayout.AUTOMASKED;
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public int set(Request request, int flags, int start, int count) {
        boolean off = flags == (DATA_NONE | ACTION_TRIGGER);
        if (off != (count == 0)) {
            return Failure.INVALID;
        }
        try {
            switch (flags) {
                case DATA_NONE | ACTION_UNMASK -> line.unmask();
                case DATA_NONE | ACTION_MASK -> line.mask();
                case DATA_NONE | ACTION_TRIGGER -> disable();
                case DATA_EVENTFD | ACTION_TRIGGER -> trigger(request.takeEvent(0));
                case DATA_EVENTFD | ACTION_UNMASK -> resampler.use(request.takeEvent(0));
                default -> {
                    return Failure.INVALID;
                }
            }
            return MessageHandler.DONE;
        } catch (PosixException e) {
            return -e.number();
        }
    }

    /** Without a descriptor the interrupt has none from then on (vfio.h, VFIO_DEVICE_SET_IRQS). */
    private void trigger(@Nullable EventDescriptor event) {
        if (event == null) {
            line.disable();
        } else {
            line.enable(event);
        }
    }

    private void disable() {
        line.disable();
        resampler.use(null);
    }
}
