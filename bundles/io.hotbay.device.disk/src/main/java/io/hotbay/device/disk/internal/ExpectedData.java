// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import java.lang.foreign.MemorySegment;

/** What the medium should hold, as copies that the guest can't change any more. */
@FunctionalInterface
interface ExpectedData {

    /** Fills the first bytes of a buffer with what is expected at an offset of the range. */
    void copy(long offset, MemorySegment into, long length);

    /** The Data-Out buffer, block for block (BYTCHK 01b). */
    static ExpectedData of(ScatterList data) {
        return (offset, into, length) -> data.read(offset, into, 0, length);
    }

    /** One block that all are compared with (BYTCHK 11b). */
    static ExpectedData repeated(byte[] block) {
        MemorySegment source = MemorySegment.ofArray(block);
        return (offset, into, length) -> {
            for (long done = 0; done < length; done += block.length) {
                MemorySegment.copy(source, 0, into, done, Math.min(block.length, length - done));
            }
        };
    }
}
