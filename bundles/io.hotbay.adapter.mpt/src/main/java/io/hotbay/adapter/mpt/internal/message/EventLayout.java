// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * EVENT_NOTIFICATION and EVENT_ACK (MPI 1.2).
 *
 * <pre>
 * request of EVENT_NOTIFICATION  00 SWITCH
 * every event                    00 EVENT DATA LENGTH (16)  06 ACK REQUIRED
 *                                14 EVENT (32)  18 EVENT CONTEXT (32)  1C DATA
 * data of a bus reset            1C TARGET  1D BUS PORT
 * data of a device status change 1C TARGET  1D BUS  1E REASON  1F LUN  20 ASC  21 ASCQ  22 reserved (16)
 * </pre>
 */
final class EventLayout {

    static final Field SWITCH = Field.u8(0x00);
    static final Field EVENT_DATA_LENGTH = Field.u16(0x00);
    static final Field EVENT = Field.u32(0x14);
    static final Field DATA = Field.u32(0x1C);
    /** The first two bytes of the data of all events about a target. */
    static final Field DATA_TARGET_ID = Field.u8(0x1C);
    static final Field DATA_BUS = Field.u8(0x1D);
    /** The second byte of the data of a bus reset. */
    static final Field DATA_BUS_PORT = Field.u8(0x1D);
    /** Of a full queue. */
    static final Field DATA_CURRENT_DEPTH = Field.u16(0x1E);
    static final int DATA_DWORDS = 1;
    static final int BYTES = DATA.end();

    static final Field DEVICE_REASON = Field.u8(0x1E);
    static final Field DEVICE_LUN = Field.u8(0x1F);
    /** The data of a device status change; sense is only there for reasons that have some. */
    static final int DEVICE_DATA_DWORDS = 2;

    static final int EVENT_IOC_BUS_RESET = 0x04;
    static final int EVENT_EVENT_CHANGE = 0x0A;
    static final int EVENT_SCSI_DEVICE_STATUS_CHANGE = 0x0C;
    static final int EVENT_QUEUE_FULL = 0x0E;

    private EventLayout() {}
}
