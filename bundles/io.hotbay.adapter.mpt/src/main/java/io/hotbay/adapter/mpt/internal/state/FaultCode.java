// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

/** Why the IOC is in FAULT, as the doorbell tells (MPI 1.2). */
public enum FaultCode {
    NONE(0x0000),
    /** More requests than any host that honours GlobalCredits can have posted; the number is that of the IOCStatus. */
    INSUFFICIENT_RESOURCES(0x0006),
    REQUEST_MESSAGE_PCI_BUS_FAULT(0x8112),
    REPLY_MESSAGE_PCI_BUS_FAULT(0x8114);

    private final int code;

    FaultCode(int code) {
        this.code = code;
    }

    /** What doorbell bits 15:0 show. */
    public int code() {
        return code;
    }
}
