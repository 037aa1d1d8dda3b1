// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import java.lang.foreign.MemorySegment;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes, and who they are. In a store of your own: a file, a connection, a session. */
final class Content {

    private final MemorySegment bytes;
    private final String identity = "example:" + UUID.randomUUID();
    private final AtomicBoolean held = new AtomicBoolean();

    Content(int size) {
        bytes = MemorySegment.ofArray(new byte[size]);
    }

    MemorySegment bytes() {
        return bytes;
    }

    /** Stays the same as long as the content does: it must not pass for another one, nor another one for it. */
    String identity() {
        return identity;
    }

    /** Takes the exclusive hold; false when somebody has it. */
    boolean hold() {
        return held.compareAndSet(false, true);
    }

    void release() {
        held.set(false);
    }
}
