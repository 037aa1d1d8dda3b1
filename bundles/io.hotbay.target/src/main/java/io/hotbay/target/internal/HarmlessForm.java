// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;

/**
 * Forms of commands that no reservation keeps out, while their other forms conflict (SPC-5 table 67, SBC-4 table 13):
 * rows are for a command as a whole.
 */
enum HarmlessForm {
    /** START 1, POWER CONDITION 0: becomes ready. */
    START_UNIT(0x1B, 4, 0xF1, 0x01),
    /** PREVENT 0. */
    ALLOW_MEDIUM_REMOVAL(0x1E, 4, 0x03, 0x00);

    private final int operationCode;
    private final int byteNumber;
    private final int mask;
    private final int value;

    HarmlessForm(int operationCode, int byteNumber, int mask, int value) {
        this.operationCode = operationCode;
        this.byteNumber = byteNumber;
        this.mask = mask;
        this.value = value;
    }

    static boolean matches(byte[] cdb) {
        for (HarmlessForm form : values()) {
            if (BigEndian.get8(cdb, 0) == form.operationCode && (cdb[form.byteNumber] & form.mask) == form.value) {
                return true;
            }
        }
        return false;
    }
}
