// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.page.PageHeaderLayout;
import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * CONFIG (MPI 1.2).
 *
 * <pre>
 * 00 ACTION  14 PAGE HEADER: as {@link PageHeaderLayout}  (in the reply too)
 * 18 PAGE ADDRESS: BUS(15:8) TARGET(7:0)  1C SGL
 * </pre>
 */
final class ConfigLayout {

    static final Field ACTION = Field.u8(0x00);
    static final Field HEADER = Field.u32(0x14);
    static final int HEADER_START = HEADER.offset();
    static final Field PAGE_ADDRESS = Field.u32(0x18);
    /** Of a port's page address. */
    static final BitField PORT_NUMBER = new BitField(7, 0);
    static final int SGL = 0x1C;
    static final int REPLY_BYTES = HEADER.end();

    private ConfigLayout() {}
}
