// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.transport.vfiouser.internal.wire.Command;
import io.hotbay.transport.vfiouser.internal.wire.VersionLayout;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * VERSION, the first message of a connection: the function comes to life. The client's capabilities are not looked at,
 * since nothing that they allow is used. Ours are left out when the client's buffer, which is as long as its request,
 * has no room for them.
 */
record VersionHandler(Runnable begin) implements MessageHandler {
    private static final int MAJOR = 0;

    private static final byte[] CAPABILITIES = ("{\"capabilities\":{"
            + "\"max_msg_fds\":" + Connection.DESCRIPTORS_MAXIMUM
            + ",\"max_data_xfer_size\":" + Command.TRANSFER_MAXIMUM
            + ",\"max_dma_maps\":" + GuestWindows.MAXIMUM
            + "}}\0").getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NONE = {};

    @Override
    public int handle(Request request, MemorySegment reply) {
        int dataBytes = request.payloadBytes() - VersionLayout.BYTES;
        if (VersionLayout.major(request.bytes(), request.payload()) != MAJOR
                || dataBytes > 0 && !VersionLayout.terminated(request.bytes(), request.payload(), dataBytes)) {
            return Failure.INVALID;
        }
        begin.run();
        return VersionLayout.encode(reply, dataBytes >= CAPABILITIES.length ? CAPABILITIES : NONE);
    }
}
