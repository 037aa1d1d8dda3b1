// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * The reply to IOC_FACTS in its MPI 1.2 form (MPI 1.2).
 *
 * <pre>
 * 00 MSG VERSION (16)      04 HEADER VERSION (16)  06 IOC NUMBER      0C IOC EXCEPTIONS (16)
 * 14 MAX CHAIN DEPTH       15 WHO INIT             16 BLOCK SIZE      17 FLAGS
 * 18 REPLY QUEUE DEPTH (16)    1A REQUEST FRAME SIZE (16)   1E PRODUCT ID (16)
 * 20 CURRENT HOST MFA HIGH ADDR (32)               24 GLOBAL CREDITS (16)  26 NUMBER OF PORTS  27 EVENT STATE
 * 28 CURRENT SENSE BUFFER HIGH ADDR (32)           2C CUR REPLY FRAME SIZE (16)  2E MAX DEVICES  2F MAX BUSES
 * 30 FW IMAGE SIZE (32)    34 IOC CAPABILITIES (32)    38 FW VERSION (32)
 * </pre>
 */
final class IocFactsLayout {

    static final Field MSG_VERSION = Field.u16(0x00);
    static final Field HEADER_VERSION = Field.u16(0x04);
    static final Field IOC_NUMBER = Field.u8(0x06);
    static final Field MAX_CHAIN_DEPTH = Field.u8(0x14);
    static final Field WHO_INIT = Field.u8(0x15);
    static final Field BLOCK_SIZE = Field.u8(0x16);
    static final Field REPLY_QUEUE_DEPTH = Field.u16(0x18);
    static final Field REQUEST_FRAME_SIZE = Field.u16(0x1A);
    static final Field PRODUCT_ID = Field.u16(0x1E);
    static final Field CURRENT_HOST_MFA_HIGH_ADDR = Field.u32(0x20);
    static final Field GLOBAL_CREDITS = Field.u16(0x24);
    static final Field NUMBER_OF_PORTS = Field.u8(0x26);
    static final Field EVENT_STATE = Field.u8(0x27);
    static final Field CURRENT_SENSE_BUFFER_HIGH_ADDR = Field.u32(0x28);
    static final Field CUR_REPLY_FRAME_SIZE = Field.u16(0x2C);
    static final Field MAX_DEVICES = Field.u8(0x2E);
    static final Field MAX_BUSES = Field.u8(0x2F);
    static final Field FW_VERSION = Field.u32(0x38);
    static final int BYTES = FW_VERSION.end();

    private IocFactsLayout() {}
}
