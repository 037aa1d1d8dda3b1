// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

/**
 * The kinds of interrupts of a PCI device, by the numbers that vfio gives them: INTx, MSI, MSI-X, error, request. A
 * device with an error interrupt would have the VMM arm it and stop the machine when it comes, so that has none; the
 * request interrupt, by which a device could ask to be unplugged, is one that no VMM arms.
 */
record InterruptKinds(InterruptKind line, InterruptKind msi, InterruptKind msiX) {
    /** How many numbers there are. */
    static final int COUNT = 5;

    private static final int INTX = 0;
    private static final int MSI = 1;
    private static final int MSI_X = 2;

    static boolean exists(int index) {
        return 0 <= index && index < COUNT;
    }

    /** The kind that an existing number stands for. */
    InterruptKind kind(int index) {
        return switch (index) {
            case INTX -> line;
            case MSI -> msi;
            case MSI_X -> msiX;
            default -> InterruptKind.NONE;
        };
    }
}
