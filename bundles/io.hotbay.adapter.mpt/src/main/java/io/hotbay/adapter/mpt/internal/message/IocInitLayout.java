// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * IOC_INIT (MPI 1.2). The later form of 11 dwords has more at its end, nothing of which concerns this IOC.
 *
 * <pre>
 * 00 WHO INIT  04 FLAGS  05 MAX DEVICES  06 MAX BUSES      (in the reply too)
 * 0C REPLY FRAME SIZE (16)  10 HOST MFA HIGH ADDR (32)  14 SENSE BUFFER HIGH ADDR (32)
 * </pre>
 */
final class IocInitLayout {

    static final Field WHO_INIT = Field.u8(0x00);
    static final Field FLAGS = Field.u8(0x04);
    static final Field MAX_DEVICES = Field.u8(0x05);
    static final Field MAX_BUSES = Field.u8(0x06);
    static final Field REPLY_FRAME_SIZE = Field.u16(0x0C);
    static final Field HOST_MFA_HIGH_ADDR = Field.u32(0x10);
    static final Field SENSE_BUFFER_HIGH_ADDR = Field.u32(0x14);

    private IocInitLayout() {}
}
