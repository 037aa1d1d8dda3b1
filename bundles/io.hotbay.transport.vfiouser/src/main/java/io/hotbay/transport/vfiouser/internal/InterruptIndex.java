// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

/** The kinds of interrupts of a PCI device by the numbers that vfio gives them. */
final class InterruptIndex {
    /** INTx, MSI, MSI-X, error, request. */
    static final int COUNT = 5;

    /**
     * The only kind in use. A device with an error interrupt would have the VMM arm it and stop the machine when it
     * comes, so that has none.
     */
    static final int INTX = 0;

    private InterruptIndex() {}

    static boolean exists(int index) {
        return 0 <= index && index < COUNT;
    }
}
