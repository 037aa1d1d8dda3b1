// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

/** What a host may do with a page (MPI 1.2). */
public enum PageAttribute {
    READ_ONLY(0x0),
    /** Can be written; the value lasts until the next reset. */
    CHANGEABLE(0x1),
    /** Can be written, also for good. */
    PERSISTENT(0x2),
    READ_ONLY_PERSISTENT(0x3);

    private final int code;

    PageAttribute(int code) {
        this.code = code;
    }

    /** The high four bits of the type byte. */
    public int code() {
        return code;
    }

    /** Whether the current value can be written. */
    public boolean isWritable() {
        return this == CHANGEABLE || this == PERSISTENT;
    }
}
