// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import java.lang.foreign.MemorySegment;

/** The whole address space as one segment, so that copying to and from raw addresses creates no object. */
final class NativeMemory {

    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private NativeMemory() {}
}
