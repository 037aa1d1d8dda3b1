// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * IO Unit Pages (MPI 1.2).
 *
 * <pre>
 * page 0  04 UNIQUE VALUE (64 bits)
 * page 1  04 FLAGS: SINGLE_FUNCTION(0)
 * </pre>
 */
final class IoUnitLayout {

    private static final Field UNIQUE_VALUE_LOW = Field.u32(0x04);
    private static final Field FLAGS = Field.u32(0x04);
    private static final int UNIQUE_VALUE = 0x484F_5442;
    private static final int SINGLE_FUNCTION = 0x01;

    private IoUnitLayout() {}

    static void page0(byte[] page) {
        UNIQUE_VALUE_LOW.set(page, UNIQUE_VALUE);
    }

    static void page1(byte[] page) {
        FLAGS.set(page, SINGLE_FUNCTION);
    }
}
