// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

/** The actions of a CONFIG request, in the order of their codes 0 to 6 (MPI 1.2). */
public enum ConfigAction {
    PAGE_HEADER,
    READ_CURRENT,
    WRITE_CURRENT,
    /** The current value becomes the factory's. */
    DEFAULT,
    /** The value survives resets; the current one changes with it. */
    WRITE_NVRAM,
    READ_DEFAULT,
    READ_NVRAM
}
