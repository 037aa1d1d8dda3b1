// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.Command;
import io.hotbay.transport.vfiouser.internal.wire.HeaderLayout;
import io.hotbay.transport.vfiouser.internal.wire.RegionAccessLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The one buffer that all replies of a connection are built in. */
final class Reply {
    private final MessageSocket socket;
    private final MemorySegment buffer;
    private final MemorySegment payload;

    /** @param longestAccess the most data that a reply may have to carry */
    Reply(MessageSocket socket, Arena arena, int longestAccess) {
        this.socket = socket;
        int access = HeaderLayout.BYTES + RegionAccessLayout.BYTES + longestAccess;
        this.buffer = arena.allocate(Math.max(access, Command.MESSAGE_MAXIMUM), Long.BYTES);
        this.payload = buffer.asSlice(HeaderLayout.BYTES);
    }

    /** Where a handler writes what follows the header. */
    MemorySegment payload() {
        return payload;
    }

    /** Sends the header and so many bytes of payload. */
    void send(Request request, int payloadBytes) throws PosixException {
        send(request, payloadBytes, HeaderLayout.TYPE_REPLY, 0);
    }

    /** Sends a reply that the request failed. */
    void sendError(Request request, int errno) throws PosixException {
        send(request, 0, HeaderLayout.TYPE_REPLY | HeaderLayout.ERROR, errno);
    }

    private void send(Request request, int payloadBytes, int flags, int errno) throws PosixException {
        int size = HeaderLayout.BYTES + payloadBytes;
        HeaderLayout.encode(buffer, request.id(), request.command(), size, flags, errno);
        socket.send(buffer, 0, size);
    }
}
