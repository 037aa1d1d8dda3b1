// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/**
 * Sense data in fixed format (SPC-5 4.4.3) and in descriptor format (SPC-5 4.4.2).
 *
 * <pre>
 * fixed
 * byte  0     VALID(7)  RESPONSE CODE 70h(6:0)
 * byte  2     SENSE KEY(3:0)
 * bytes 3-6   INFORMATION
 * byte  7     ADDITIONAL SENSE LENGTH
 * bytes 12-13 ADDITIONAL SENSE CODE, QUALIFIER
 * bytes 15-17 SKSV(7) C/D(6) BPV(3) BIT POINTER(2:0), FIELD POINTER or PROGRESS INDICATION
 *
 * descriptor
 * byte  0     RESPONSE CODE 72h(6:0)
 * byte  1     SENSE KEY(3:0)
 * bytes 2-3   ADDITIONAL SENSE CODE, QUALIFIER
 * byte  7     ADDITIONAL SENSE LENGTH, of the descriptors:
 * information       00h 0Ah   2 VALID(7)   4-11 INFORMATION
 * sense key specific 02h 06h   4-6 as bytes 15-17 above
 * </pre>
 */
final class SenseLayout {

    private static final int RESPONSE_CODE_CURRENT_FIXED = 0x70;
    private static final int INFORMATION_OFFSET = 3;
    private static final int LENGTH_OFFSET = 7;
    private static final int CODE_OFFSET = 12;
    private static final int SKS_OFFSET = 15;
    private static final int RESPONSE_CODE_CURRENT_DESCRIPTOR = 0x72;
    private static final int DESCRIPTORS = 8;
    private static final int INFORMATION_BYTES = 12;
    private static final int INFORMATION_OF_DESCRIPTOR = 4;
    private static final int SPECIFIC_TYPE = 0x02;
    private static final int SPECIFIC_BYTES = 8;
    private static final int SPECIFIC_OF_DESCRIPTOR = 4;
    private static final BitField VALID = BitField.bit(7);
    private static final BitField SKSV = BitField.bit(7);
    private static final BitField IN_CDB = BitField.bit(6);
    private static final BitField BIT_POINTER_VALID = BitField.bit(3);
    private static final BitField BIT_POINTER = new BitField(2, 0);
    /** The INFORMATION field of the fixed format has 32 bits; larger values are left out, as the standard asks. */
    private static final long INFORMATION_MAXIMUM = 0xFFFF_FFFFL;

    private SenseLayout() {}

    static byte[] fixed(Sense sense) {
        byte[] data = new byte[Sense.FIXED_BYTES];
        data[0] = RESPONSE_CODE_CURRENT_FIXED;
        data[2] = (byte) sense.key().code();
        Long information = sense.information();
        if (information != null && Long.compareUnsigned(information, INFORMATION_MAXIMUM) <= 0) {
            data[0] = (byte) VALID.set(data[0], 1);
            BigEndian.put32(data, INFORMATION_OFFSET, (int) (long) information);
        }
        data[LENGTH_OFFSET] = Sense.FIXED_BYTES - LENGTH_OFFSET - 1;
        data[CODE_OFFSET] = (byte) sense.additional().code();
        data[CODE_OFFSET + 1] = (byte) sense.additional().qualifier();
        putSpecific(sense, data, SKS_OFFSET);
        return data;
    }

    static byte[] descriptor(Sense sense) {
        Long information = sense.information();
        boolean specific = sense.field() != null || sense.progress() != null;
        int length = (information == null ? 0 : INFORMATION_BYTES) + (specific ? SPECIFIC_BYTES : 0);
        byte[] data = new byte[DESCRIPTORS + length];
        data[0] = RESPONSE_CODE_CURRENT_DESCRIPTOR;
        data[1] = (byte) sense.key().code();
        data[2] = (byte) sense.additional().code();
        data[3] = (byte) sense.additional().qualifier();
        data[LENGTH_OFFSET] = (byte) length;
        int next = DESCRIPTORS;
        if (information != null) {
            data[next + 1] = INFORMATION_BYTES - 2;
            data[next + 2] = (byte) VALID.set(0, 1);
            BigEndian.put64(data, next + INFORMATION_OF_DESCRIPTOR, information);
            next += INFORMATION_BYTES;
        }
        if (specific) {
            data[next] = SPECIFIC_TYPE;
            data[next + 1] = SPECIFIC_BYTES - 2;
            putSpecific(sense, data, next + SPECIFIC_OF_DESCRIPTOR);
        }
        return data;
    }

    private static void putSpecific(Sense sense, byte[] data, int offset) {
        Sense.FieldPointer field = sense.field();
        Integer progress = sense.progress();
        if (field != null) {
            int specific = SKSV.set(IN_CDB.set(0, field.inCdb() ? 1 : 0), 1);
            if (field.bit() >= 0) {
                specific = BIT_POINTER.set(BIT_POINTER_VALID.set(specific, 1), field.bit());
            }
            data[offset] = (byte) specific;
            BigEndian.put16(data, offset + 1, field.byteNumber());
        } else if (progress != null) {
            data[offset] = (byte) SKSV.set(0, 1);
            BigEndian.put16(data, offset + 1, progress);
        }
    }
}
