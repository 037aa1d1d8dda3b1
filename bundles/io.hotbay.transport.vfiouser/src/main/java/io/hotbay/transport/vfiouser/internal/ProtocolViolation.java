// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

/** The client broke the framing of the protocol, so that nothing it sends can be trusted; the connection ends. */
final class ProtocolViolation extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what it did, for people */
    ProtocolViolation(String message) {
        super(message, null, false, false);
    }
}
