// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * What a target port is made from.
 *
 * @param name unique, e.g. {@code guest1 0.2}
 * @param targets how many target identifiers it has: 1, or 16 for a parallel bus, where each identifier is a target of
 *     its own
 */
public record PortSpecification(String name, TransportProtocol protocol, int targets) {

    public PortSpecification {
        if (targets < 1) {
            throw new IllegalArgumentException(targets + " targets");
        }
    }
}
