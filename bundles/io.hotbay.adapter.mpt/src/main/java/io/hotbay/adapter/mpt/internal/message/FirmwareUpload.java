// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * FW_UPLOAD (MPI 1.2): every image that there can be is empty, as IOC_FACTS says by its FWImageSize, so the host's
 * buffer is not touched. FW_DOWNLOAD is a function that this IOC does not have: it would have to keep what it gets.
 *
 * <pre>
 * request  00 IMAGE TYPE      reply  00 IMAGE TYPE  14 ACTUAL IMAGE SIZE (32)
 * </pre>
 */
final class FirmwareUpload implements MessageHandler {

    private static final Field IMAGE_TYPE = Field.u8(0x00);
    private static final Field ACTUAL_IMAGE_SIZE = Field.u32(0x14);
    /** Types 0 to 3: firmware in the IOC's memory, firmware, BIOS and NVDATA in flash. */
    private static final int IMAGE_TYPES = 4;

    @Override
    public void handle(CommandSlot slot) {
        int type = IMAGE_TYPE.get(slot.frame());
        slot.reply().begin(slot.frame(), ACTUAL_IMAGE_SIZE.end())
                .set(IMAGE_TYPE, type)
                .set(ACTUAL_IMAGE_SIZE, 0)
                .status(type < IMAGE_TYPES ? IocStatus.SUCCESS : IocStatus.INVALID_FIELD);
    }
}
