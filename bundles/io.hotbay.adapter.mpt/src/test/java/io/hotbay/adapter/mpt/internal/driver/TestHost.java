// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import io.hotbay.memory.GuestMemory;
import io.hotbay.pci.api.PciHost;

/** A machine without a VMM: memory, and one interrupt line. */
public final class TestHost implements PciHost {

    private final GuestMemory memory = new GuestMemory();
    private boolean interrupt;

    @Override
    public GuestMemory memory() {
        return memory;
    }

    @Override
    public synchronized void interrupt(boolean asserted) {
        interrupt = asserted;
        notifyAll();
    }

    public synchronized boolean interrupt() {
        return interrupt;
    }

    /** Waits until the line is up. */
    public synchronized void awaitInterrupt() {
        long end = System.nanoTime() + Expect.GUARD.toNanos();
        try {
            while (!interrupt) {
                Expect.that(System.nanoTime() < end, "an interrupt comes");
                wait(Expect.GUARD.toMillis());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
