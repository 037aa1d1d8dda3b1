// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;

/**
 * The mode parameter header and block descriptor of the two CDB lengths (SPC-5 7.5.5, SBC-4 6.5.2).
 *
 * <pre>
 *                    (6)  (10)
 * MODE DATA LENGTH   0    0-1    of what follows it
 * MEDIUM TYPE        1    2      zero
 * DEVICE-SPECIFIC    2    3      WP(7) DPOFUA(4)
 * LONGLBA            -    4(0)
 * BLOCK DESC LENGTH  3    6-7
 *
 * short descriptor, 8 bytes:  0-3 NUMBER OF LOGICAL BLOCKS, FFFFFFFFh when there are more   5-7 LOGICAL BLOCK LENGTH
 * long descriptor, 16 bytes:  0-7 NUMBER OF LOGICAL BLOCKS   12-15 LOGICAL BLOCK LENGTH
 * </pre>
 */
enum ModeHeader {
    SIX(4, 1, 2, 3, -1),
    TEN(8, 2, 3, 6, 4);

    static final int SHORT_DESCRIPTOR = 8;
    static final int LONG_DESCRIPTOR = 16;
    static final BitField LONGLBA = BitField.bit(0);

    private static final BitField WP = BitField.bit(7);
    private static final BitField DPOFUA = BitField.bit(4);
    private static final int LENGTH_OF_SHORT = 5;
    private static final int LENGTH_OF_LONG = 12;
    private static final long BLOCKS_MAXIMUM_OF_SHORT = 0xFFFF_FFFFL;

    private final int bytes;
    private final int mediumType;
    private final int deviceSpecific;
    private final int descriptorLength;
    private final int longLba;

    ModeHeader(int bytes, int mediumType, int deviceSpecific, int descriptorLength, int longLba) {
        this.bytes = bytes;
        this.mediumType = mediumType;
        this.deviceSpecific = deviceSpecific;
        this.descriptorLength = descriptorLength;
        this.longLba = longLba;
    }

    /** The size of the header. */
    int bytes() {
        return bytes;
    }

    /** Where MEDIUM TYPE is. */
    int mediumType() {
        return mediumType;
    }

    /** Where BLOCK DESCRIPTOR LENGTH is. */
    int descriptorLengthOffset() {
        return descriptorLength;
    }

    int descriptorLength(byte[] list) {
        return this == SIX ? BigEndian.get8(list, descriptorLength) : BigEndian.get16(list, descriptorLength);
    }

    boolean isLong(byte[] list) {
        return longLba >= 0 && LONGLBA.isSet(list[longLba]);
    }

    /** Header, descriptor of the given length (0 for none), and room for the pages. */
    byte[] encode(Medium medium, int descriptor, int pagesLength) {
        byte[] data = new byte[bytes + descriptor + pagesLength];
        data[deviceSpecific] = (byte) DPOFUA.set(WP.set(0, medium.writable() ? 0 : 1), 1);
        if (this == SIX) {
            data[0] = (byte) (data.length - 1);
            data[descriptorLength] = (byte) descriptor;
        } else {
            BigEndian.put16(data, 0, data.length - 2);
            BigEndian.put16(data, descriptorLength, descriptor);
            data[longLba] = (byte) LONGLBA.set(0, descriptor == LONG_DESCRIPTOR ? 1 : 0);
        }
        if (descriptor == SHORT_DESCRIPTOR) {
            BigEndian.put32(data, bytes, (int) Math.min(medium.blockCount(), BLOCKS_MAXIMUM_OF_SHORT));
            BigEndian.put24(data, bytes + LENGTH_OF_SHORT, medium.blockSize());
        } else if (descriptor == LONG_DESCRIPTOR) {
            BigEndian.put64(data, bytes, medium.blockCount());
            BigEndian.put32(data, bytes + LENGTH_OF_LONG, medium.blockSize());
        }
        return data;
    }

    /**
     * Whether the descriptor of a MODE SELECT list leaves the medium as it is: the size of blocks, and their number,
     * which may also be zero or all ones (SBC-4 6.5.2.2).
     */
    boolean leavesMedium(byte[] list, int descriptor, Medium medium) {
        if (descriptor == LONG_DESCRIPTOR) {
            long blocks = BigEndian.get64(list, bytes);
            return BigEndian.get32(list, bytes + LENGTH_OF_LONG) == medium.blockSize()
                    && (blocks == 0 || blocks == -1 || blocks == medium.blockCount());
        }
        long blocks = BigEndian.get32(list, bytes);
        return BigEndian.get24(list, bytes + LENGTH_OF_SHORT) == medium.blockSize()
                && (blocks == 0 || blocks == BLOCKS_MAXIMUM_OF_SHORT || blocks == medium.blockCount());
    }
}
