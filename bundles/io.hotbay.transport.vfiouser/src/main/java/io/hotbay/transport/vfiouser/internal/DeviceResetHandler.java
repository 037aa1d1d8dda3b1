// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.ResetCause;
import java.lang.foreign.MemorySegment;

/** DEVICE_RESET: the machine or the bus was reset. The interrupt's descriptor stays; the level goes down. */
record DeviceResetHandler(PciFunction function, InterruptLine line, Counters counters) implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        function.reset(ResetCause.BUS_RESET);
        line.reset();
        counters.increment(Counter.RESETS);
        return DONE;
    }
}
