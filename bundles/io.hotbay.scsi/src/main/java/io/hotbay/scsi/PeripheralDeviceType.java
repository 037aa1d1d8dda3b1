// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/** Peripheral device types (SPC-5 6.7.2). */
public enum PeripheralDeviceType {
    DIRECT_ACCESS_BLOCK(0x00),
    SEQUENTIAL_ACCESS(0x01),
    CD_DVD(0x05),
    MEDIUM_CHANGER(0x08),
    UNKNOWN(0x1F);

    private final int code;

    PeripheralDeviceType(int code) {
        this.code = code;
    }

    /** The five bits on the wire. */
    public int code() {
        return code;
    }
}
