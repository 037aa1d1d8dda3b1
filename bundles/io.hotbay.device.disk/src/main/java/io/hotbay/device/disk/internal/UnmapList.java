// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;

/**
 * The UNMAP parameter list (SBC-4 5.35.2).
 *
 * <pre>
 * 0-1  UNMAP DATA LENGTH, of what follows it
 * 2-3  UNMAP BLOCK DESCRIPTOR DATA LENGTH
 * 8-   descriptors of 16 bytes: 0-7 UNMAP LOGICAL BLOCK ADDRESS, 8-11 NUMBER OF LOGICAL BLOCKS
 * </pre>
 */
final class UnmapList {

    static final int DESCRIPTORS_LENGTH = 2;

    private static final int HEADER_BYTES = 8;
    private static final int DESCRIPTOR_BYTES = 16;
    private static final int BLOCKS = 8;

    /** One descriptor more than allowed, so that it is seen that there are too many. */
    static final int BYTES_MAXIMUM = HEADER_BYTES + (DiskLimits.UNMAP_DESCRIPTORS + 1) * DESCRIPTOR_BYTES;

    private UnmapList() {}

    /**
     * Whether the list has its header and what the header says.
     *
     * @param list what was copied of it
     * @param length PARAMETER LIST LENGTH of the CDB
     */
    static boolean isWhole(byte[] list, int length) {
        if (list.length < Math.min(length, BYTES_MAXIMUM) || list.length < HEADER_BYTES) {
            return false;
        }
        return BigEndian.get16(list, DESCRIPTORS_LENGTH) <= length - HEADER_BYTES
                && BigEndian.get16(list, 0) <= length - DESCRIPTORS_LENGTH;
    }

    /** How many whole descriptors there are; a part of one at the end is ignored. */
    static int descriptors(byte[] list) {
        return BigEndian.get16(list, DESCRIPTORS_LENGTH) / DESCRIPTOR_BYTES;
    }

    static long address(byte[] list, int index) {
        return BigEndian.get64(list, HEADER_BYTES + index * DESCRIPTOR_BYTES);
    }

    static long blocks(byte[] list, int index) {
        return BigEndian.get32(list, blocksOffset(index));
    }

    static int blocksOffset(int index) {
        return HEADER_BYTES + index * DESCRIPTOR_BYTES + BLOCKS;
    }
}
