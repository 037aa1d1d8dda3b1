// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/** Sense keys (SPC-5 4.4.8); the code is the ordinal. */
public enum SenseKey {
    NO_SENSE,
    RECOVERED_ERROR,
    NOT_READY,
    MEDIUM_ERROR,
    HARDWARE_ERROR,
    ILLEGAL_REQUEST,
    UNIT_ATTENTION,
    DATA_PROTECT,
    BLANK_CHECK,
    VENDOR_SPECIFIC,
    COPY_ABORTED,
    ABORTED_COMMAND,
    RESERVED_C,
    VOLUME_OVERFLOW,
    MISCOMPARE,
    COMPLETED;

    /** The four bits on the wire. */
    public int code() {
        return ordinal();
    }
}
