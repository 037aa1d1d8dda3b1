// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.bench;

import io.hotbay.memory.GuestMemory;
import io.hotbay.pci.api.PciHost;

/** A machine without a VMM: memory, and one interrupt line. */
public final class TestHost implements PciHost {

    private final GuestMemory memory = new GuestMemory();
    private volatile boolean interrupt;

    @Override
    public GuestMemory memory() {
        return memory;
    }

    @Override
    public void interrupt(boolean asserted) {
        interrupt = asserted;
    }

    public boolean interrupt() {
        return interrupt;
    }
}
