// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

/** Reason codes of the event SCSI DEVICE STATUS CHANGE (MPI 1.2). */
public enum DeviceStatus {
    /** A device is there that was not before. */
    ADDED(0x03),
    /** A device is gone. */
    NOT_RESPONDING(0x04);

    private final int code;

    DeviceStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
