// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.frame;

/**
 * The functions that this IOC has; every other code is answered with {@link IocStatus#INVALID_FUNCTION} (MPI 1.2,
 * Function).
 */
public enum MessageFunction {
    SCSI_IO_REQUEST(0x00, 0x0C),
    SCSI_TASK_MGMT(0x01, 0x0D),
    IOC_INIT(0x02, 0x06),
    IOC_FACTS(0x03, 0x03),
    CONFIG(0x04, 0x09),
    PORT_FACTS(0x05, 0x03),
    PORT_ENABLE(0x06, 0x03),
    EVENT_NOTIFICATION(0x07, 0x03),
    EVENT_ACK(0x08, 0x05),
    FW_UPLOAD(0x12, 0x03);

    private final int code;
    private final int dwords;

    MessageFunction(int code, int dwords) {
        this.code = code;
        this.dwords = dwords;
    }

    /** The byte on the wire. */
    public int code() {
        return code;
    }

    /** The length of the shortest form of the request in bytes. */
    public int shortestBytes() {
        return dwords * Integer.BYTES;
    }
}
