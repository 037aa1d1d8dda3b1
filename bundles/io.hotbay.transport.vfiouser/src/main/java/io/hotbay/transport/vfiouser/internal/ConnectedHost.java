// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.memory.GuestMemory;
import io.hotbay.pci.api.PciHost;

/** What the function sees of its VMM, for one connection. */
record ConnectedHost(GuestMemory memory, InterruptLine line, MessageVectors msi, MessageVectors msiX)
        implements PciHost {

    @Override
    public void interrupt(boolean asserted) {
        line.set(asserted);
    }

    @Override
    public void message(int vector) {
        if (!msiX.send(vector)) {
            msi.send(vector);
        }
    }
}
