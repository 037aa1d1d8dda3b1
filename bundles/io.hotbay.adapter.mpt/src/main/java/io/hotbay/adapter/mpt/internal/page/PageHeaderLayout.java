// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.BitField;

/**
 * The header of a configuration page (MPI 1.2).
 *
 * <pre>
 * 00 PAGE VERSION  01 PAGE LENGTH  02 PAGE NUMBER  03 ATTRIBUTE(7:4) TYPE(3:0)
 * </pre>
 */
public final class PageHeaderLayout {

    /** The version of the page's format. */
    public static final Field VERSION = Field.u8(0x00);
    /** The length with the header, in dwords. */
    public static final Field LENGTH = Field.u8(0x01);
    /** The number within the type. */
    public static final Field NUMBER = Field.u8(0x02);
    /** See {@link #ATTRIBUTE} and {@link #TYPE}. */
    public static final Field TYPE_BYTE = Field.u8(0x03);
    /** See {@link PageAttribute}. */
    public static final BitField ATTRIBUTE = new BitField(7, 4);
    /** See {@link PageType}. */
    public static final BitField TYPE = new BitField(3, 0);
    /** Its size. */
    public static final int BYTES = 4;

    private PageHeaderLayout() {}
}
