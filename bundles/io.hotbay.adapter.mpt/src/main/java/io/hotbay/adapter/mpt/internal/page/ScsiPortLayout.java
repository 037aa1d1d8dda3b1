// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.mpt.internal.ChipIdentity;
import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * SCSI Port Pages (MPI 1.2).
 *
 * <pre>
 * page 0  04 CAPABILITIES, in the form of {@link TransferAgreement}  08 PHYSICAL INTERFACE
 * page 1  04 RESPONDS TO(31:16) OWN ID(15:0)                         08 ON BUS TIMER VALUE
 * page 2  04 PORT FLAGS  08 PORT SETTINGS: HOST ID(3:0)
 *         0C [16] TIMEOUT, SYNC FACTOR, DEVICE FLAGS (16 bits)
 * </pre>
 */
final class ScsiPortLayout {

    private static final Field CAPABILITIES = Field.u32(0x04);
    private static final Field PHYSICAL_INTERFACE = Field.u32(0x08);
    private static final Field CONFIGURATION = Field.u32(0x04);
    private static final BitField RESPONDS_TO = new BitField(31, 16);
    private static final BitField OWN_ID = new BitField(15, 0);
    private static final Field ON_BUS_TIMER = Field.u32(0x08);
    private static final Field PORT_SETTINGS = Field.u32(0x08);
    private static final int DEVICE_SETTINGS = 0x0C;
    private static final int DEVICE_SETTINGS_BYTES = 4;
    private static final int SYNC_FACTOR = 0x01;
    private static final int DEVICE_FLAGS = 0x02;

    /** Low voltage differential, connected to an unknown identifier. */
    private static final int LVD = 0xFF00_0003;
    /** What the chip's own firmware sets. */
    private static final int ON_BUS_TIMER_DEFAULT = 0x0700_0000;
    /** Disconnect, identifier scan, LUN scan, tagged queueing. */
    private static final int DEVICE_FLAGS_DEFAULT = 0x000F;

    private ScsiPortLayout() {}

    static void page0(byte[] page) {
        CAPABILITIES.set(page, TransferAgreement.PORT_CAPABILITIES);
        PHYSICAL_INTERFACE.set(page, LVD);
    }

    static void page1(byte[] page) {
        int configuration = OWN_ID.set(0, ChipIdentity.OWN_SCSI_ID);
        CONFIGURATION.set(page, RESPONDS_TO.set(configuration, 1 << ChipIdentity.OWN_SCSI_ID));
        ON_BUS_TIMER.set(page, ON_BUS_TIMER_DEFAULT);
    }

    static void page2(byte[] page) {
        PORT_SETTINGS.set(page, ChipIdentity.OWN_SCSI_ID);
        for (int target = 0; target < Page.TARGETS; target++) {
            int at = DEVICE_SETTINGS + target * DEVICE_SETTINGS_BYTES;
            Field.u8(at + SYNC_FACTOR).set(page, TransferAgreement.FASTEST_PERIOD);
            Field.u16(at + DEVICE_FLAGS).set(page, DEVICE_FLAGS_DEFAULT);
        }
    }

    /** Whether page 1 names an identifier that the bus has. */
    static boolean isPage1Valid(byte[] page) {
        return OWN_ID.get(CONFIGURATION.get(page)) < Page.TARGETS;
    }
}
