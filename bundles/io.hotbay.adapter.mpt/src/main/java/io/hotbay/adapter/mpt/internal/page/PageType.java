// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

/** The types of pages that this IOC has (MPI 1.2). */
public enum PageType {
    IO_UNIT(0x0),
    IOC(0x1),
    BIOS(0x2),
    SCSI_PORT(0x3),
    SCSI_DEVICE(0x4),
    MANUFACTURING(0x9);

    private final int code;

    PageType(int code) {
        this.code = code;
    }

    /** The low four bits of the type byte. */
    public int code() {
        return code;
    }
}
