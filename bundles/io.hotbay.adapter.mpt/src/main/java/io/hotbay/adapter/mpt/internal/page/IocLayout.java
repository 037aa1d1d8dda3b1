// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.mpt.internal.ChipIdentity;
import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * IOC Pages (MPI 1.2).
 *
 * <pre>
 * page 0  0C VENDOR ID  0E DEVICE ID  10 REVISION ID  14 CLASS CODE  18 SUBSYSTEM VENDOR ID  1A SUBSYSTEM ID
 * page 1  04 FLAGS: NO_CONTEXT_REPLIES(4) REPLY_COALESCING(0)  08 COALESCING TIMEOUT  0C COALESCING DEPTH  0D PCI SLOT
 * </pre>
 */
final class IocLayout {

    private static final Field VENDOR_ID = Field.u16(0x0C);
    private static final Field DEVICE_ID = Field.u16(0x0E);
    private static final Field REVISION_ID = Field.u8(0x10);
    private static final Field CLASS_CODE = Field.u32(0x14);
    private static final Field SUBSYSTEM_VENDOR_ID = Field.u16(0x18);
    private static final Field SUBSYSTEM_ID = Field.u16(0x1A);
    private static final Field FLAGS = Field.u32(0x04);
    private static final BitField NO_CONTEXT_REPLIES = BitField.bit(4);
    private static final Field PCI_SLOT = Field.u8(0x0D);
    private static final int PCI_SLOT_UNKNOWN = 0xFF;

    private IocLayout() {}

    static void page0(byte[] page) {
        VENDOR_ID.set(page, ChipIdentity.VENDOR_ID);
        DEVICE_ID.set(page, ChipIdentity.DEVICE_ID);
        REVISION_ID.set(page, ChipIdentity.REVISION_ID);
        CLASS_CODE.set(page, ChipIdentity.CLASS_CODE);
        SUBSYSTEM_VENDOR_ID.set(page, ChipIdentity.SUBSYSTEM_VENDOR_ID);
        SUBSYSTEM_ID.set(page, ChipIdentity.SUBSYSTEM_ID);
    }

    static void page1(byte[] page) {
        PCI_SLOT.set(page, PCI_SLOT_UNKNOWN);
    }

    /** Whether the host wants an address reply for each command. */
    static boolean noContextReplies(byte[] page1) {
        return NO_CONTEXT_REPLIES.isSet(FLAGS.get(page1));
    }
}
