// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * SCSI_TASK_MGMT (MPI 1.2).
 *
 * <pre>
 * request  00 TARGET ID  01 BUS  05 TASK TYPE  (in the reply too)  0C LUN[8]  30 TASK MSG CONTEXT (32)
 * reply    04 RESPONSE CODE  14 TERMINATION COUNT (32)
 * </pre>
 */
final class TaskManagementLayout {

    static final Field TARGET_ID = Field.u8(0x00);
    static final Field BUS = Field.u8(0x01);
    static final Field TASK_TYPE = Field.u8(0x05);
    static final int LUN = 0x0C;
    static final Field TASK_MSG_CONTEXT = Field.u32(0x30);

    static final Field RESPONSE_CODE = Field.u8(0x04);
    static final Field TERMINATION_COUNT = Field.u32(0x14);
    static final int REPLY_BYTES = TERMINATION_COUNT.end();

    private TaskManagementLayout() {}
}
