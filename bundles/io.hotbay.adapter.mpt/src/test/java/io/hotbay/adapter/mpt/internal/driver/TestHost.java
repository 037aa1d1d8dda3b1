// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import io.hotbay.memory.GuestMemory;
import io.hotbay.pci.api.PciHost;

/** A machine without a VMM: memory, and one interrupt line. */
public final class TestHost implements PciHost {

    private final GuestMemory memory = new GuestMemory();
    private boolean interrupt;
    private int messages;

    @Override
    public GuestMemory memory() {
        return memory;
    }

    @Override
    public synchronized void interrupt(boolean asserted) {
        interrupt = asserted;
        notifyAll();
    }

    @Override
    public synchronized void message(int vector) {
        Expect.equal(0, vector, "vector");
        messages++;
        notifyAll();
    }

    /** How many messages have come since the last call. */
    public synchronized int messages() {
        int count = messages;
        messages = 0;
        return count;
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
