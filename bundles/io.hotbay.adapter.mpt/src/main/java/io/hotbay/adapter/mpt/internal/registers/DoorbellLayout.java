// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import io.hotbay.scsi.BitField;

/**
 * The doorbell (MPI 1.2).
 *
 * <pre>
 * read   STATE(31:28) IN_USE(27) WHO_INIT(26:24)                DATA(15:0)
 * write  FUNCTION(31:24)         MESSAGE_DWORDS(23:16)
 * </pre>
 */
public final class DoorbellLayout {

    /** IOC state. */
    public static final BitField STATE = new BitField(31, 28);
    /** A handshake is under way. */
    public static final BitField IN_USE = BitField.bit(27);
    /** Who initialised the IOC. */
    public static final BitField WHO_INIT = new BitField(26, 24);
    /** A half-word of the handshake, or the fault code. */
    public static final BitField DATA = new BitField(15, 0);
    /** What the host asks for. */
    public static final BitField FUNCTION = new BitField(31, 24);
    /** The length of the message of a handshake. */
    public static final BitField MESSAGE_DWORDS = new BitField(23, 16);

    /** Message unit reset. */
    public static final int FUNCTION_MESSAGE_UNIT_RESET = 0x40;
    /** I/O unit reset. */
    public static final int FUNCTION_IO_UNIT_RESET = 0x41;
    /** Handshake. */
    public static final int FUNCTION_HANDSHAKE = 0x42;
    /** Reply frame removal: the host gets back the reply frames that it gave. */
    public static final int FUNCTION_REPLY_FRAME_REMOVAL = 0x43;

    private DoorbellLayout() {}
}
