// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;

/**
 * The CDBs of MODE SENSE and MODE SELECT (SPC-5 6.13 to 6.16).
 *
 * <pre>
 * SENSE    1 LLBAA(4, 10 only) DBD(3)   2 PC(7:6) PAGE CODE(5:0)   3 SUBPAGE CODE   (6) 4, (10) 7-8 ALLOCATION LENGTH
 * SELECT   1 PF(4) SP(0)   (6) 4, (10) 7-8 PARAMETER LIST LENGTH
 * </pre>
 */
final class ModeCdb {

    static final int FLAGS = 1;
    static final int PAGE = 2;
    static final int SUBPAGE = 3;
    static final BitField LLBAA = BitField.bit(4);
    static final BitField DBD = BitField.bit(3);
    static final BitField PAGE_CONTROL = new BitField(7, 6);
    static final BitField PAGE_CODE = new BitField(5, 0);
    static final int PF_BIT = 4;
    static final BitField PF = BitField.bit(PF_BIT);
    static final int SP_BIT = 0;
    static final BitField SP = BitField.bit(SP_BIT);

    private static final int LENGTH_OF_SIX = 4;
    private static final int LENGTH_OF_TEN = 7;

    private ModeCdb() {}

    /** ALLOCATION LENGTH or PARAMETER LIST LENGTH. */
    static int length(byte[] cdb, ModeHeader form) {
        return form == ModeHeader.SIX ? BigEndian.get8(cdb, LENGTH_OF_SIX) : BigEndian.get16(cdb, LENGTH_OF_TEN);
    }
}
