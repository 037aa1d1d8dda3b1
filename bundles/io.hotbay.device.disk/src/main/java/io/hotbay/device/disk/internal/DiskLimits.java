// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

/**
 * What one command may ask for at most; Block Limits (VPD page B0h) tells it to initiators. In bytes where not said
 * otherwise.
 */
final class DiskLimits {

    /** Four times what Linux sends to this adapter (8192 sectors); short against any deadline even on a slow store. */
    static final long TRANSFER = 16 << 20;

    /** A store without a better way writes all of it out, which must end well before an initiator's 30 s. */
    static final long WRITE_SAME = 64 << 20;

    /** Giving blocks back is work on a file's tables; so much takes far less than a second. */
    static final long UNMAP = 4L << 30;

    /** UNMAP block descriptors in one list, so that a private copy of it is small: 4 KiB. */
    static final int UNMAP_DESCRIPTORS = 256;

    /**
     * The private buffer of a command that goes over the medium piece by piece: guests can have many such commands at
     * once.
     */
    static final int PRIVATE_BUFFER = 256 << 10;

    private DiskLimits() {}
}
