// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/**
 * Fixed format sense data (SPC-5 4.4.3).
 *
 * <pre>
 * byte  0     VALID(7)  RESPONSE CODE 70h(6:0)
 * byte  2     SENSE KEY(3:0)
 * bytes 3-6   INFORMATION
 * byte  7     ADDITIONAL SENSE LENGTH
 * bytes 12-13 ADDITIONAL SENSE CODE, QUALIFIER
 * bytes 15-17 SKSV(7) C/D(6) BPV(3) BIT POINTER(2:0), FIELD POINTER
 * </pre>
 */
final class SenseLayout {

    private static final int RESPONSE_CODE_CURRENT_FIXED = 0x70;
    private static final int INFORMATION_OFFSET = 3;
    private static final int LENGTH_OFFSET = 7;
    private static final int CODE_OFFSET = 12;
    private static final int SKS_OFFSET = 15;
    private static final int FIELD_POINTER_OFFSET = 16;
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
        Sense.FieldPointer field = sense.field();
        if (field != null) {
            int specific = SKSV.set(IN_CDB.set(0, field.inCdb() ? 1 : 0), 1);
            if (field.bit() >= 0) {
                specific = BIT_POINTER.set(BIT_POINTER_VALID.set(specific, 1), field.bit());
            }
            data[SKS_OFFSET] = (byte) specific;
            BigEndian.put16(data, FIELD_POINTER_OFFSET, field.byteNumber());
        }
        return data;
    }
}
