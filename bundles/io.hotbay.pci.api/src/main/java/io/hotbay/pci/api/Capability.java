// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

/** Where capabilities can lie (PCI 3.0 6.7). */
final class Capability {

    /** What the header of type 0 leaves free. */
    private static final int FIRST = 0x40;

    private Capability() {}

    static void check(int offset, int bytes) {
        if (offset < FIRST || offset % Integer.BYTES != 0 || offset + bytes > ConfigurationSpace.BYTES) {
            throw new IllegalArgumentException("capability at " + offset);
        }
    }
}
