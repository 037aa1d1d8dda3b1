// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The VPD pages of block devices. Offsets are those of the standard; what is kept starts behind the page header.
 *
 * <pre>
 * 8Ah Power Condition (SPC-5 7.7.12)   4 STANDBY_Z(0)   5 IDLE_A(0)
 * B0h Block Limits (SBC-4 6.6.4)   4 WSNZ(0)   5 MAXIMUM COMPARE AND WRITE LENGTH
 *     6-7 OPTIMAL TRANSFER LENGTH GRANULARITY   8-11 MAXIMUM TRANSFER LENGTH   16-19 MAXIMUM PREFETCH LENGTH
 *     20-23 MAXIMUM UNMAP LBA COUNT   24-27 MAXIMUM UNMAP BLOCK DESCRIPTOR COUNT   28-31 OPTIMAL UNMAP GRANULARITY
 *     36-43 MAXIMUM WRITE SAME LENGTH   44-47 MAXIMUM ATOMIC TRANSFER LENGTH   48-51 ATOMIC ALIGNMENT
 *     52-55 ATOMIC TRANSFER LENGTH GRANULARITY
 * B1h Block Device Characteristics (SBC-4 6.6.2)   4-5 MEDIUM ROTATION RATE   7 WABEREQ(7:6) WACEREQ(5:4)
 * B2h Logical Block Provisioning (SBC-4 6.6.6)   5 LBPU(7) LBPWS(6) LBPWS10(5) LBPRZ(4:2)   6 PROVISIONING TYPE(2:0)
 * </pre>
 */
final class VitalProductData {

    private static final int HEADER_BYTES = 4;

    private static final int POWER_CONDITION = 0x8A;
    private static final int POWER_CONDITION_BYTES = 18;
    private static final int STANDBY_CONDITIONS = 4;
    private static final BitField STANDBY_Z = BitField.bit(0);
    private static final int IDLE_CONDITIONS = 5;
    private static final BitField IDLE_A = BitField.bit(0);

    private static final int BLOCK_LIMITS = 0xB0;
    private static final int BLOCK_LIMITS_BYTES = 64;
    private static final BitField WSNZ = BitField.bit(0);
    private static final int FLAGS = 4;
    private static final int COMPARE_AND_WRITE_LENGTH = 5;
    private static final int TRANSFER_GRANULARITY = 6;
    private static final int TRANSFER_LENGTH = 8;
    private static final int PREFETCH_LENGTH = 16;
    private static final int UNMAP_COUNT = 20;
    private static final int UNMAP_DESCRIPTORS = 24;
    private static final int UNMAP_GRANULARITY = 28;
    private static final int WRITE_SAME_LENGTH = 36;
    private static final int ATOMIC_LENGTH = 44;
    private static final int ATOMIC_ALIGNMENT = 48;
    private static final int ATOMIC_GRANULARITY = 52;

    private static final int CHARACTERISTICS = 0xB1;
    private static final int CHARACTERISTICS_BYTES = 64;
    private static final int ROTATION_RATE = 4;
    private static final int ERASED = 7;
    private static final BitField WABEREQ = new BitField(7, 6);
    /** A read after a block erase ends GOOD. */
    private static final int READABLE = 1;
    private static final int NON_ROTATING = 0x0001;
    /** Rotations per minute, of a store that only says that it rotates. */
    private static final int ROTATING = 7200;

    private static final int PROVISIONING = 0xB2;
    private static final int PROVISIONING_BYTES = 8;
    private static final int PROVISIONING_FLAGS = 5;
    private static final BitField LBPU = BitField.bit(7);
    private static final BitField LBPWS = BitField.bit(6);
    private static final BitField LBPWS10 = BitField.bit(5);
    private static final BitField LBPRZ = new BitField(4, 2);
    private static final int PROVISIONING_TYPE = 6;
    private static final BitField TYPE = new BitField(2, 0);
    private static final int THIN = 2;

    private VitalProductData() {}

    /** With a rotation rate of the unit's own, or the store's where that is null. */
    static Map<Integer, byte[]> of(Medium medium, @Nullable Integer rotationRate) {
        Map<Integer, byte[]> pages = new LinkedHashMap<>();
        pages.put(POWER_CONDITION, body(powerCondition()));
        pages.put(BLOCK_LIMITS, body(blockLimits(medium)));
        pages.put(CHARACTERISTICS, body(characteristics(rotationRate == null ? rateOf(medium) : rotationRate)));
        pages.put(PROVISIONING, body(provisioning(medium)));
        return Map.copyOf(pages);
    }

    private static byte[] powerCondition() {
        byte[] page = new byte[POWER_CONDITION_BYTES];
        page[STANDBY_CONDITIONS] = (byte) STANDBY_Z.set(0, 1);
        page[IDLE_CONDITIONS] = (byte) IDLE_A.set(0, 1);
        return page;
    }

    private static byte[] blockLimits(Medium medium) {
        byte[] page = new byte[BLOCK_LIMITS_BYTES];
        page[FLAGS] = (byte) WSNZ.set(0, 1);
        page[COMPARE_AND_WRITE_LENGTH] = (byte) medium.blocksOf(DiskLimits.COMPARE_AND_WRITE);
        BigEndian.put16(page, TRANSFER_GRANULARITY, medium.physicalBlockSize() / medium.blockSize());
        BigEndian.put32(page, PREFETCH_LENGTH, (int) medium.blocksOf(DiskLimits.TRANSFER));
        BigEndian.put32(page, ATOMIC_LENGTH, (int) medium.blocksOf(DiskLimits.ATOMIC));
        BigEndian.put32(page, ATOMIC_ALIGNMENT, (int) medium.blocksOf(DiskLimits.ATOMIC));
        BigEndian.put32(page, ATOMIC_GRANULARITY, 1);
        BigEndian.put32(page, TRANSFER_LENGTH, (int) medium.blocksOf(DiskLimits.TRANSFER));
        BigEndian.put64(page, WRITE_SAME_LENGTH, medium.blocksOf(DiskLimits.WRITE_SAME));
        if (medium.discards()) {
            BigEndian.put32(page, UNMAP_COUNT, (int) medium.blocksOf(DiskLimits.UNMAP));
            BigEndian.put32(page, UNMAP_DESCRIPTORS, DiskLimits.UNMAP_DESCRIPTORS);
            BigEndian.put32(page, UNMAP_GRANULARITY, (int) medium.blocksOf(DiskLimits.UNMAP_GRANULARITY));
        }
        return page;
    }

    private static byte[] characteristics(int rotationRate) {
        byte[] page = new byte[CHARACTERISTICS_BYTES];
        BigEndian.put16(page, ROTATION_RATE, rotationRate);
        page[ERASED] = (byte) WABEREQ.set(0, READABLE);
        return page;
    }

    private static int rateOf(Medium medium) {
        return medium.rotational() ? ROTATING : NON_ROTATING;
    }

    private static byte[] provisioning(Medium medium) {
        byte[] page = new byte[PROVISIONING_BYTES];
        if (medium.discards()) {
            page[PROVISIONING_FLAGS] = (byte) LBPRZ.set(LBPU.mask() | LBPWS.mask() | LBPWS10.mask(), 1);
            page[PROVISIONING_TYPE] = (byte) TYPE.set(0, THIN);
        }
        return page;
    }

    private static byte[] body(byte[] page) {
        return Arrays.copyOfRange(page, HEADER_BYTES, page.length);
    }
}
