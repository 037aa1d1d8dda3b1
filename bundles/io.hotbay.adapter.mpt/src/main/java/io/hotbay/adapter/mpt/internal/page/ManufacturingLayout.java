// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.mpt.internal.ChipIdentity;
import io.hotbay.adapter.mpt.internal.wire.Field;
import java.nio.charset.StandardCharsets;

/**
 * Manufacturing Pages (MPI 1.2).
 *
 * <pre>
 * page 0      04 CHIP NAME[16]  14 CHIP REVISION[8]  1C BOARD NAME[16]
 *             2C BOARD ASSEMBLY[16]  3C BOARD TRACER NUMBER[16]
 * pages 2, 3  04 DEVICE ID (16 bits)  06 PCI REVISION ID
 * </pre>
 */
final class ManufacturingLayout {

    private static final int CHIP_NAME = 0x04;
    private static final int CHIP_REVISION = 0x14;
    private static final int BOARD_NAME = 0x1C;
    private static final int BOARD_ASSEMBLY = 0x2C;
    private static final int BOARD_TRACER_NUMBER = 0x3C;
    private static final Field DEVICE_ID = Field.u16(0x04);
    private static final Field REVISION_ID = Field.u8(0x06);

    private ManufacturingLayout() {}

    static void page0(byte[] page) {
        text(page, CHIP_NAME, "LSI 53C1030");
        text(page, CHIP_REVISION, "C0");
        text(page, BOARD_NAME, "HOTBAY MPT");
        text(page, BOARD_ASSEMBLY, "HOTBAY U320");
        text(page, BOARD_TRACER_NUMBER, "HOTBAY 0001");
    }

    static void chipId(byte[] page) {
        DEVICE_ID.set(page, ChipIdentity.DEVICE_ID);
        REVISION_ID.set(page, ChipIdentity.REVISION_ID);
    }

    private static void text(byte[] page, int offset, String words) {
        byte[] ascii = words.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, page, offset, ascii.length);
    }
}
