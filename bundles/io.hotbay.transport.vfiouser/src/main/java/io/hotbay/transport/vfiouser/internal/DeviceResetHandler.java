// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.ResetCause;
import java.lang.foreign.MemorySegment;

/**
 * DEVICE_RESET: the machine or the bus was reset. The interrupts' descriptors stay; the level goes down, and nothing is
 * pending.
 */
record DeviceResetHandler(PciFunction function, InterruptLine line, MessageVectors msi, Counters counters)
        implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        function.reset(ResetCause.BUS_RESET);
        line.reset();
        msi.reset();
        counters.increment(Counter.RESETS);
        return DONE;
    }
}
