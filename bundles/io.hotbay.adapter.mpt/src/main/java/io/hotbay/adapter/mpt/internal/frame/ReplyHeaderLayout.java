// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.frame;

import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * What all replies have in common (MPI 1.2), and the entries of the reply queue.
 *
 * <pre>
 * 00               02 MSG LENGTH  03 FUNCTION
 * 07 MSG FLAGS                    08 MSG CONTEXT
 * 0E IOC STATUS                   10 IOC LOG INFO
 * </pre>
 */
public final class ReplyHeaderLayout {

    /** The length of the reply in dwords. */
    public static final Field MSG_LENGTH = Field.u8(0x02);
    /** The request's. */
    public static final Field FUNCTION = Field.u8(0x03);
    /** See {@link #CONTINUATION_REPLY}. */
    public static final Field MSG_FLAGS = Field.u8(0x07);
    /** The request's. */
    public static final Field MSG_CONTEXT = Field.u32(0x08);
    /** See {@link IocStatus}. */
    public static final Field IOC_STATUS = Field.u16(0x0E);
    /** The default reply, which has nothing else. */
    public static final int BYTES = 0x14;
    /** Of the message flags: the request will be answered again. */
    public static final BitField CONTINUATION_REPLY = BitField.bit(7);
    /** Of a reply queue entry: it is the address of a reply frame, halved (MPI 1.2). */
    public static final BitField ENTRY_IS_ADDRESS = BitField.bit(31);
    /** Of a reply queue entry: bits 31:1 of the frame's address. */
    public static final BitField ENTRY_ADDRESS = new BitField(30, 0);
    /** Those bits of the address of a reply frame. */
    public static final BitField FRAME_ADDRESS = new BitField(31, 1);
    /** What an empty reply queue reads as. */
    public static final int ENTRY_NONE = 0xFFFF_FFFF;

    private ReplyHeaderLayout() {}
}
