// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import java.lang.foreign.MemorySegment;

/** What one kind of message does. Called on the connection's thread; never waits. */
@FunctionalInterface
interface MessageHandler {

    /** The reply has no payload. */
    int DONE = 0;

    /**
     * Handles a request whose payload has a size that its command allows.
     *
     * @param reply where the payload of the reply goes, from offset 0 on
     * @return the bytes of that payload, or {@code -errno} when the request failed
     */
    int handle(Request request, MemorySegment reply) throws ProtocolViolation;
}
