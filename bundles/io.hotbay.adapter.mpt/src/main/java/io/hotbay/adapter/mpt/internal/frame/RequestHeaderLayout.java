// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.frame;

import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * What all requests have in common (MPI 1.2), and the descriptor that brings one.
 *
 * <pre>
 * 00           02 CHAIN OFFSET  03 FUNCTION
 * 07 MSG FLAGS                  08 MSG CONTEXT
 * </pre>
 */
public final class RequestHeaderLayout {

    /** Where the chain element lies, in dwords from the frame's start. */
    public static final Field CHAIN_OFFSET = Field.u8(0x02);
    /** See {@link MessageFunction}. */
    public static final Field FUNCTION = Field.u8(0x03);
    /** Flags of the function. */
    public static final Field MSG_FLAGS = Field.u8(0x07);
    /** The host's own number for the request. */
    public static final Field MSG_CONTEXT = Field.u32(0x08);
    /** The shortest request. */
    public static final int BYTES = MSG_CONTEXT.end();
    /**
     * The address in a request descriptor. The two bits below it are hints, which Linux sets. Bit 2 is reserved for
     * another hint, but SeaBIOS posts frames of its stack, which are aligned to four bytes.
     */
    public static final BitField DESCRIPTOR_ADDRESS = new BitField(31, 2);

    private RequestHeaderLayout() {}
}
