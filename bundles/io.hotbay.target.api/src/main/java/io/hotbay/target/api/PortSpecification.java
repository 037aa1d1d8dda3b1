// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * What a target port is made from.
 *
 * @param name unique, e.g. {@code guest1 0.2}
 * @param targets how many target identifiers it has: 1, or 16 for a parallel bus, where each identifier is a target of
 *     its own
 * @param relativePort RELATIVE TARGET PORT IDENTIFIER (SAM-5 4.6.5.3), 1 to FFFFh: by it, and by the initiator's {@link
 *     TransportId}, persistent reservations know their holders. No two ports by which one unit is reached have the
 *     same, and a port has the same again after a restart; {@link #ANY_PORT} where nobody cares
 */
public record PortSpecification(String name, TransportProtocol protocol, int targets, int relativePort) {

    /** The core gives the highest number that no port has: not the same again after a restart. */
    public static final int ANY_PORT = 0;

    /** The largest relative target port identifier. */
    public static final int PORT_MAXIMUM = 0xFFFF;

    public PortSpecification {
        if (targets < 1) {
            throw new IllegalArgumentException(targets + " targets");
        }
        if (relativePort < ANY_PORT || relativePort > PORT_MAXIMUM) {
            throw new IllegalArgumentException("relative target port " + relativePort);
        }
    }

    /** A port with any relative target port identifier. */
    public PortSpecification(String name, TransportProtocol protocol, int targets) {
        this(name, protocol, targets, ANY_PORT);
    }
}
