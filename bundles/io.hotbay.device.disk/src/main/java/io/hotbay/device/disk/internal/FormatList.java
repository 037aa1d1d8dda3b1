// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The FORMAT UNIT parameter list (SBC-4 5.4.2): no protection information, no defects, a pattern if there is one.
 *
 * <pre>
 * header, 4 bytes or with LONGLIST 8:   0 PROTECTION FIELD USAGE(2:0)
 * 1 FOV(7) DPRY(6) DCRT(5) STPF(4) IP(3) IMMED(1)   short 2-3, long 4-7 DEFECT LIST LENGTH   long 3 protection
 * pattern:  0 SI(5)   1 IP TYPE   2-3 INITIALIZATION PATTERN LENGTH   4- INITIALIZATION PATTERN
 * </pre>
 */
final class FormatList {

    private static final int SHORT_BYTES = 4;
    private static final int LONG_BYTES = 8;
    private static final int FLAGS = 1;
    private static final BitField FOV = BitField.bit(7);
    private static final BitField OPTIONS = new BitField(6, 3);
    private static final BitField IP = BitField.bit(3);
    private static final BitField IMMED = BitField.bit(1);
    private static final BitField RESERVED = BitField.bit(2);
    private static final int SHORT_DEFECTS = 2;
    private static final int LONG_PROTECTION = 3;
    private static final int LONG_DEFECTS = 4;
    private static final int PATTERN_HEADER_BYTES = 4;
    private static final BitField SI = BitField.bit(5);
    private static final int IP_TYPE_REPEATED = 1;
    private static final int PATTERN_LENGTH = 2;

    private final byte[] list;
    private final boolean isLong;
    private final int blockSize;
    private byte[] pattern = new byte[0];

    /** @param list a private copy of what the initiator sent, as far as any list goes */
    FormatList(byte[] list, boolean isLong, int blockSize) {
        this.list = list;
        this.isLong = isLong;
        this.blockSize = blockSize;
    }

    /** The longest list that can be right, for blocks of this size. */
    static int bytesMaximum(int blockSize) {
        return LONG_BYTES + PATTERN_HEADER_BYTES + blockSize;
    }

    /** Why it is refused, or null. */
    @Nullable Sense check() {
        int header = isLong ? LONG_BYTES : SHORT_BYTES;
        if (list.length < header) {
            return DiskSense.LIST_LENGTH;
        }
        int flags = list[FLAGS];
        if (list[0] != 0 || isLong && list[LONG_PROTECTION] != 0) {
            return DiskSense.inParameterList(list[0] != 0 ? 0 : LONG_PROTECTION, -1);
        }
        if (RESERVED.isSet(flags) || !FOV.isSet(flags) && OPTIONS.get(flags) != 0) {
            return DiskSense.inParameterList(FLAGS, RESERVED.isSet(flags) ? RESERVED.high() : OPTIONS.high());
        }
        long defects = isLong ? BigEndian.get32(list, LONG_DEFECTS) : BigEndian.get16(list, SHORT_DEFECTS);
        if (defects != 0) {
            return DiskSense.inParameterList(isLong ? LONG_DEFECTS : SHORT_DEFECTS, -1);
        }
        return IP.isSet(flags) ? takePattern(header) : null;
    }

    private @Nullable Sense takePattern(int offset) {
        if (list.length < offset + PATTERN_HEADER_BYTES) {
            return DiskSense.LIST_LENGTH;
        }
        int type = BigEndian.get8(list, offset + 1);
        int length = BigEndian.get16(list, offset + PATTERN_LENGTH);
        if (SI.set(list[offset], 0) != 0) {
            return DiskSense.inParameterList(offset, -1);
        }
        if (type > IP_TYPE_REPEATED) {
            return DiskSense.inParameterList(offset + 1, -1);
        }
        boolean fits = type == IP_TYPE_REPEATED ? length > 0 && length <= blockSize : length == 0;
        if (!fits) {
            return DiskSense.inParameterList(offset + PATTERN_LENGTH, -1);
        }
        int start = offset + PATTERN_HEADER_BYTES;
        if (list.length < start + length) {
            return DiskSense.LIST_LENGTH;
        }
        pattern = length == 0 ? pattern : repeated(Arrays.copyOfRange(list, start, start + length), blockSize);
        return null;
    }

    /** One block that holds a pattern as often as it goes. */
    static byte[] repeated(byte[] pattern, int blockSize) {
        byte[] block = new byte[blockSize];
        for (int offset = 0; offset < blockSize; offset += pattern.length) {
            System.arraycopy(pattern, 0, block, offset, Math.min(pattern.length, blockSize - offset));
        }
        return block;
    }

    /** Whether the status shall come before the work is done. */
    boolean immediate() {
        return IMMED.isSet(list[FLAGS]);
    }

    /** One block, or empty for zeroes. */
    byte[] pattern() {
        return pattern;
    }

    /** How many bytes of the Data-Out buffer were used. */
    int bytes() {
        int header = isLong ? LONG_BYTES : SHORT_BYTES;
        return IP.isSet(list[FLAGS])
                ? header + PATTERN_HEADER_BYTES + BigEndian.get16(list, header + PATTERN_LENGTH) : header;
    }
}
