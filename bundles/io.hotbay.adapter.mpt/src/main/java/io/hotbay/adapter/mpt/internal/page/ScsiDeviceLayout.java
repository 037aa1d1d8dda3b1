// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * SCSI Device Pages, one set for each target identifier (MPI 1.2).
 *
 * <pre>
 * page 0  04 NEGOTIATED PARAMETERS  08 INFORMATION: PPR_REJECTED(3) WDTR_REJECTED(2) SDTR_REJECTED(1) NEGOTIATED(0)
 * page 1  04 REQUESTED PARAMETERS   0C CONFIGURATION
 * page 3  04 MSG REJECTS  06 PHASE ERRORS  08 PARITY ERRORS (16 bits each)
 * </pre>
 */
final class ScsiDeviceLayout {

    static final Field NEGOTIATED_PARAMETERS = Field.u32(0x04);
    static final Field INFORMATION = Field.u32(0x08);
    static final Field REQUESTED_PARAMETERS = Field.u32(0x04);
    static final int INFORMATION_NEGOTIATED = 0x01;

    private static final Field FIRST_ERROR_COUNT = Field.u16(0x04);
    private static final int ERROR_COUNTS = 3;
    private static final int NOT_SUPPORTED = 0xFFFF;

    private ScsiDeviceLayout() {}

    static void page3(byte[] page) {
        for (int i = 0; i < ERROR_COUNTS; i++) {
            FIRST_ERROR_COUNT.plus(i).set(page, NOT_SUPPORTED);
        }
    }
}
