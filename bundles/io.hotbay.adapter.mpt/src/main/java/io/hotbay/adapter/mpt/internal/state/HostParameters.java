// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

/**
 * What the host said in IOC_INIT.
 *
 * @param whoInit who it is; 0 before the first one
 * @param replyFrameSize in bytes; no reply may be longer
 * @param hostMfaHighAddr bits 63:32 of the addresses of all request and reply frames
 * @param senseBufferHighAddr bits 63:32 of the addresses of all sense buffers
 */
public record HostParameters(int whoInit, int replyFrameSize, int hostMfaHighAddr, int senseBufferHighAddr) {

    /** Before IOC_INIT. */
    public static final HostParameters NONE = new HostParameters(0, 0, 0, 0);

    /** Whether a repeated IOC_INIT would change anything but who it is. */
    public boolean agreesWith(HostParameters other) {
        return replyFrameSize == other.replyFrameSize
                && hostMfaHighAddr == other.hostMfaHighAddr
                && senseBufferHighAddr == other.senseBufferHighAddr;
    }
}
