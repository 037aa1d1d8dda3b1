// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.copy;

import java.nio.ByteBuffer;

/**
 * The body of VPD page 8Fh (SPC-5 7.7.18): descriptors, each of a type (2), a length (2), and content that ends at a
 * multiple of four bytes.
 */
public final class ThirdPartyCopyPage {

    private static final int HEADER = 4;

    private ThirdPartyCopyPage() {}

    /** Supported commands, parameter data, descriptors, CSCD descriptor IDs, general copy operations. */
    public static byte[] body() {
        byte[][] descriptors = {
            // EXTENDED COPY with service action 00h; RECEIVE COPY RESULTS with 00h and 03h
            descriptor(0x0001, new byte[] {7, (byte) 0x83, 1, 0x00, (byte) 0x84, 2, 0x00, 0x03}),
            descriptor(0x0004, ByteBuffer.allocate(28).putInt(0)
                    .putShort((short) CopyLimits.CSCD_MAXIMUM).putShort((short) CopyLimits.SEGMENTS_MAXIMUM)
                    .putInt(CopyLimits.LIST_MAXIMUM).putInt(0).array()),
            descriptor(0x0008, new byte[] {
                2, CopyLimits.SEGMENT_BLOCK_TO_BLOCK, (byte) CopyLimits.CSCD_IDENTIFICATION, 0}),
            descriptor(0x000C, new byte[] {0, 0, 0, 0}),
            descriptor(0x8001, ByteBuffer.allocate(32)
                    .putInt(CopyLimits.RESULTS_MAXIMUM).putInt(CopyLimits.RESULTS_MAXIMUM)
                    .putInt(CopyLimits.SEGMENT_MAXIMUM).put(CopyResults.GRANULARITY).array())
        };
        int length = 0;
        for (byte[] descriptor : descriptors) {
            length += descriptor.length;
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        for (byte[] descriptor : descriptors) {
            body.put(descriptor);
        }
        return body.array();
    }

    private static byte[] descriptor(int type, byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .putShort((short) type).putShort((short) content.length).put(content).array();
    }
}
