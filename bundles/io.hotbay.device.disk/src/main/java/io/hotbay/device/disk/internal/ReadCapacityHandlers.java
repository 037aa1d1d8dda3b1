// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.target.api.device.Task;

/**
 * READ CAPACITY (SBC-4 5.20, 5.21).
 *
 * <pre>
 * (10)  0-3 RETURNED LOGICAL BLOCK ADDRESS, FFFFFFFFh when it has more bits   4-7 LOGICAL BLOCK LENGTH
 * (16)  0-7 RETURNED LOGICAL BLOCK ADDRESS   8-11 LOGICAL BLOCK LENGTH
 *       13 LOGICAL BLOCKS PER PHYSICAL BLOCK EXPONENT(3:0)   14-15 LBPME(15) LBPRZ(14) LOWEST ALIGNED(13:0)
 * </pre>
 */
final class ReadCapacityHandlers {

    private static final int LENGTH_OF_10 = 8;
    private static final int BLOCK_LENGTH_OF_10 = 4;
    private static final long ADDRESS_MAXIMUM_OF_10 = 0xFFFF_FFFFL;
    private static final int LENGTH_OF_16 = 32;
    private static final int BLOCK_LENGTH_OF_16 = 8;
    private static final int EXPONENTS = 13;
    private static final BitField PHYSICAL_EXPONENT = new BitField(3, 0);
    private static final int PROVISIONING = 14;
    private static final BitField LBPME = BitField.bit(15);
    private static final BitField LBPRZ = BitField.bit(14);
    private static final int ALLOCATION_LENGTH_OF_16 = 10;

    private final Medium medium;

    ReadCapacityHandlers(Medium medium) {
        this.medium = medium;
    }

    void readCapacity10(Task task) {
        byte[] data = new byte[LENGTH_OF_10];
        BigEndian.put32(data, 0, (int) Math.min(medium.blockCount() - 1, ADDRESS_MAXIMUM_OF_10));
        BigEndian.put32(data, BLOCK_LENGTH_OF_10, medium.blockSize());
        task.dataIn(data, data.length);
    }

    void readCapacity16(Task task) {
        byte[] data = new byte[LENGTH_OF_16];
        BigEndian.put64(data, 0, medium.blockCount() - 1);
        BigEndian.put32(data, BLOCK_LENGTH_OF_16, medium.blockSize());
        data[EXPONENTS] = (byte) PHYSICAL_EXPONENT.set(0, medium.blocksPerPhysicalExponent());
        if (medium.discards()) {
            BigEndian.put16(data, PROVISIONING, LBPME.mask() | LBPRZ.mask());
        }
        task.dataIn(data, BigEndian.get32(task.cdb(), ALLOCATION_LENGTH_OF_16));
    }
}
