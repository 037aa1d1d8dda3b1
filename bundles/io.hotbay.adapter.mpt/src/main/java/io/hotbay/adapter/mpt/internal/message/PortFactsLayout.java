// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * PORT_FACTS, request and reply (MPI 1.2).
 *
 * <pre>
 * 06 PORT NUMBER
 * 15 PORT TYPE  16 MAX DEVICES (16)  18 PORT SCSI ID (16)  1A PROTOCOL FLAGS (16)  1C .. 28 target and LAN roles: zero
 * </pre>
 */
final class PortFactsLayout {

    static final Field PORT_NUMBER = Field.u8(0x06);
    static final Field PORT_TYPE = Field.u8(0x15);
    static final Field MAX_DEVICES = Field.u16(0x16);
    static final Field PORT_SCSI_ID = Field.u16(0x18);
    static final Field PROTOCOL_FLAGS = Field.u16(0x1A);
    static final int BYTES = 0x28;

    private PortFactsLayout() {}
}
