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

    /** Both halves are copied, and cost each initiator's queue that much memory; clusters use one block. */
    static final long COMPARE_AND_WRITE = 64 << 10;

    /** One page of the host, and aligned to it: what reaches its disk in one piece or not at all. */
    static final int ATOMIC = 4096;

    /** What a host's file systems give back at best. */
    static final int UNMAP_GRANULARITY = 4096;

    /** Descriptors of one GET LBA STATUS: a fragmented file has many, and each is a look at its tables. */
    static final int LBA_STATUS = 1024;

    /** What FORMAT UNIT and SANITIZE zero or give back at once; between such pieces they can be stopped. */
    static final long WORK_PIECE = 64 << 20;

    /**
     * The private buffer of a command that goes over the medium piece by piece: guests can have many such commands at
     * once.
     */
    static final int PRIVATE_BUFFER = 256 << 10;

    /**
     * All private buffers of one disk's commands: four large ones at a time, while all disks of a full bus together
     * stay far below the direct memory of the process (256 MiB as it is started).
     */
    static final long PRIVATE_MEMORY = 4L * PRIVATE_BUFFER;

    private DiskLimits() {}
}
