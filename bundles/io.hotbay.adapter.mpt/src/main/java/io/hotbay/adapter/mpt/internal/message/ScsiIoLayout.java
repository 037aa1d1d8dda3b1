// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * SCSI_IO_REQUEST (MPI 1.2).
 *
 * <pre>
 * request  00 TARGET ID  01 BUS  04 CDB LENGTH  05 SENSE BUFFER LENGTH      (in the reply too)
 *          0C LUN[8]  14 CONTROL: READ(25) WRITE(24) TASK ATTRIBUTE(10:8)   18 CDB[16]
 *          28 DATA LENGTH (32)  2C SENSE BUFFER LOW ADDR (32)  30 SGL
 * reply    0C SCSI STATUS  0D SCSI STATE  14 TRANSFER COUNT (32)  18 SENSE COUNT (32)  1C RESPONSE INFO (32)
 * </pre>
 */
final class ScsiIoLayout {

    static final Field TARGET_ID = Field.u8(0x00);
    static final Field BUS = Field.u8(0x01);
    static final Field CDB_LENGTH = Field.u8(0x04);
    static final Field SENSE_BUFFER_LENGTH = Field.u8(0x05);
    static final int LUN = 0x0C;
    static final Field CONTROL = Field.u32(0x14);
    static final BitField CONTROL_READ = BitField.bit(25);
    static final BitField CONTROL_WRITE = BitField.bit(24);
    static final BitField CONTROL_TASK_ATTRIBUTE = new BitField(10, 8);
    static final int CDB = 0x18;
    static final Field DATA_LENGTH = Field.u32(0x28);
    static final Field SENSE_BUFFER_LOW_ADDR = Field.u32(0x2C);
    static final int SGL = 0x30;

    static final Field SCSI_STATUS = Field.u8(0x0C);
    static final Field SCSI_STATE = Field.u8(0x0D);
    static final Field TRANSFER_COUNT = Field.u32(0x14);
    static final Field SENSE_COUNT = Field.u32(0x18);
    static final int REPLY_BYTES = 0x20;

    static final int STATE_AUTOSENSE_VALID = 0x01;
    static final int STATE_AUTOSENSE_FAILED = 0x02;
    static final int STATE_NO_SCSI_STATUS = 0x04;
    static final int STATE_TERMINATED = 0x08;

    /** Head of queue. */
    static final int ATTRIBUTE_HEAD_OF_QUEUE = 1;
    /** Ordered. */
    static final int ATTRIBUTE_ORDERED = 2;
    /** Auto contingent allegiance. */
    static final int ATTRIBUTE_ACA = 4;

    private ScsiIoLayout() {}
}
