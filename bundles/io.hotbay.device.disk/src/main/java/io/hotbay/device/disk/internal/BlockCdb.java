// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;

/**
 * Where the CDBs of block commands have their fields (SBC-4 5.15 to 5.18 READ, and alike WRITE, VERIFY, WRITE SAME,
 * SYNCHRONIZE CACHE).
 *
 * <pre>
 *      LOGICAL BLOCK ADDRESS   number of blocks
 * 6    1(4:0)-3                4, 0 means 256
 * 10   2-5                     7-8
 * 12   2-5                     6-9
 * 16   2-9                     10-13
 *
 * byte 1 of all but the 6-byte form: DPO(4) FUA(3), or what the command has there
 * </pre>
 */
enum BlockCdb {
    SIX(4) {
        @Override
        long address(byte[] cdb) {
            return ADDRESS_OF_SIX.get(BigEndian.get24(cdb, 1));
        }

        @Override
        long blocks(byte[] cdb) {
            int blocks = BigEndian.get8(cdb, blocksOffset());
            return blocks == 0 ? BLOCKS_OF_SIX_WHEN_ZERO : blocks;
        }

        @Override
        boolean forceUnitAccess(byte[] cdb) {
            return false;
        }
    },
    TEN(7) {
        @Override
        long address(byte[] cdb) {
            return BigEndian.get32(cdb, ADDRESS);
        }

        @Override
        long blocks(byte[] cdb) {
            return BigEndian.get16(cdb, blocksOffset());
        }
    },
    TWELVE(6) {
        @Override
        long address(byte[] cdb) {
            return BigEndian.get32(cdb, ADDRESS);
        }

        @Override
        long blocks(byte[] cdb) {
            return BigEndian.get32(cdb, blocksOffset());
        }
    },
    SIXTEEN(10) {
        @Override
        long address(byte[] cdb) {
            return BigEndian.get64(cdb, ADDRESS);
        }

        @Override
        long blocks(byte[] cdb) {
            return BigEndian.get32(cdb, blocksOffset());
        }
    };

    /** The byte that has the flags in all forms but the shortest. */
    static final int FLAGS = 1;

    private static final int ADDRESS = 2;
    private static final BitField ADDRESS_OF_SIX = new BitField(20, 0);
    private static final int BLOCKS_OF_SIX_WHEN_ZERO = 256;
    private static final BitField FUA = BitField.bit(3);

    private final int blocksOffset;

    BlockCdb(int blocksOffset) {
        this.blocksOffset = blocksOffset;
    }

    /** LOGICAL BLOCK ADDRESS, unsigned. */
    abstract long address(byte[] cdb);

    /** TRANSFER LENGTH, VERIFICATION LENGTH or NUMBER OF LOGICAL BLOCKS. */
    abstract long blocks(byte[] cdb);

    /** FUA, of READ and WRITE. */
    boolean forceUnitAccess(byte[] cdb) {
        return FUA.isSet(cdb[FLAGS]);
    }

    /** The byte where the number of blocks starts. */
    int blocksOffset() {
        return blocksOffset;
    }
}
