// SPDX-License-Identifier: Apache-2.0
package com.example.filter;

import io.hotbay.scsi.BigEndian;

/** A range of logical blocks, and which reads touch it. */
record Blocks(long first, long last) {

    private static final int READ_10 = 0x28;
    private static final int READ_16 = 0x88;

    static boolean isRead(byte[] cdb) {
        int code = BigEndian.get8(cdb, 0);
        return code == READ_10 || code == READ_16;
    }

    /** Whether a READ(10) or a READ(16) touches a block of the range (SBC-4 5.15, 5.17). */
    boolean touchedBy(byte[] cdb) {
        boolean small = BigEndian.get8(cdb, 0) == READ_10;
        long block = small ? BigEndian.get32(cdb, 2) : BigEndian.get64(cdb, 2);
        long blocks = small ? BigEndian.get16(cdb, 7) : BigEndian.get32(cdb, 10);
        return isRead(cdb) && block <= last && block + blocks > first;
    }
}
