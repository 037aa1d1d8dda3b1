// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.sgl;

import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * Scatter/gather elements (MPI 1.2).
 *
 * <pre>
 * simple  00 FLAGS(31:24) LENGTH(23:0)                       04 ADDRESS LOW  08 ADDRESS HIGH
 * chain   00 LENGTH(15:0) 02 NEXT CHAIN OFFSET  03 FLAGS     04 ADDRESS LOW  08 ADDRESS HIGH
 *
 * flags   LAST_ELEMENT(7) END_OF_BUFFER(6) TYPE(5:4) LOCAL_ADDRESS(3) HOST_TO_IOC(2) ADDRESS_64(1) END_OF_LIST(0)
 * </pre>
 */
final class ElementLayout {

    static final Field SIMPLE_FLAGS_LENGTH = Field.u32(0x00);
    static final BitField SIMPLE_LENGTH = new BitField(23, 0);
    static final Field CHAIN_LENGTH = Field.u16(0x00);
    static final Field CHAIN_NEXT_OFFSET = Field.u8(0x02);
    static final Field FLAGS = Field.u8(0x03);
    static final Field ADDRESS_LOW = Field.u32(0x04);
    static final Field ADDRESS_HIGH = Field.u32(0x08);
    static final int BYTES_32 = ADDRESS_LOW.end();
    static final int BYTES_64 = ADDRESS_HIGH.end();

    static final BitField LAST_ELEMENT = BitField.bit(7);
    static final BitField TYPE = new BitField(5, 4);
    static final BitField LOCAL_ADDRESS = BitField.bit(3);
    static final BitField HOST_TO_IOC = BitField.bit(2);
    static final BitField ADDRESS_64 = BitField.bit(1);
    static final BitField END_OF_LIST = BitField.bit(0);

    static final int TYPE_SIMPLE = 1;
    static final int TYPE_CHAIN = 3;

    private ElementLayout() {}
}
