// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

/** A machine that is on, with the adapter in it, as a driver has it in its hands. */
public interface Hardware {

    /** The machine's memory. */
    GuestRam ram();

    /** The adapter's registers through a BAR. */
    Registers registers(int bar);

    /** Waits for the adapter's interrupt; may return without one, so look whether there is what was waited for. */
    void awaitInterrupt();
}
