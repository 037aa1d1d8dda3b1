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
record VersionHandler(byte[] capabilities, Runnable begin) implements MessageHandler {
    private static final int MAJOR = 0;
    private static final byte[] NONE = {};

    /** @param longestAccess the most data of one access; QEMU reads the whole expansion ROM by one */
    static VersionHandler of(int longestAccess, Runnable begin) {
        String json = "{\"capabilities\":{"
                + "\"max_msg_fds\":" + Command.DESCRIPTORS_MAXIMUM
                + ",\"max_data_xfer_size\":" + longestAccess
                + ",\"max_dma_maps\":" + GuestWindows.MAXIMUM
                + "}}\0";
        return new VersionHandler(json.getBytes(StandardCharsets.US_ASCII), begin);
    }

    @Override
    public int handle(Request request, MemorySegment reply) {
        int dataBytes = request.payloadBytes() - VersionLayout.BYTES;
        if (VersionLayout.major(request.bytes(), request.payload()) != MAJOR
                || dataBytes > 0 && !VersionLayout.terminated(request.bytes(), request.payload(), dataBytes)) {
            return Failure.INVALID;
        }
        begin.run();
        return VersionLayout.encode(reply, dataBytes >= capabilities.length ? capabilities : NONE);
    }
}
