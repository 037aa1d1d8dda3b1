// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.frame;

/** IOCStatus of a reply (MPI 1.2). */
public enum IocStatus {
    SUCCESS(0x0000),
    INVALID_FUNCTION(0x0001),
    BUSY(0x0002),
    INVALID_SGL(0x0003),
    INTERNAL_ERROR(0x0004),
    INSUFFICIENT_RESOURCES(0x0006),
    INVALID_FIELD(0x0007),
    INVALID_STATE(0x0008),
    OP_STATE_NOT_SUPPORTED(0x0009),
    CONFIG_INVALID_ACTION(0x0020),
    CONFIG_INVALID_TYPE(0x0021),
    CONFIG_INVALID_PAGE(0x0022),
    CONFIG_INVALID_DATA(0x0023),
    CONFIG_NO_DEFAULTS(0x0024),
    CONFIG_CANT_COMMIT(0x0025),
    SCSI_INVALID_BUS(0x0041),
    SCSI_INVALID_TARGETID(0x0042),
    SCSI_DEVICE_NOT_THERE(0x0043),
    SCSI_DATA_OVERRUN(0x0044),
    SCSI_DATA_UNDERRUN(0x0045),
    SCSI_TASK_TERMINATED(0x0048),
    SCSI_TASK_MGMT_FAILED(0x004A),
    SCSI_IOC_TERMINATED(0x004B);

    private final int code;

    IocStatus(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }
}
