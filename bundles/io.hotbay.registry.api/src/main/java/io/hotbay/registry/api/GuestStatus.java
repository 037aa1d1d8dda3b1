// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.List;
import java.util.Map;

/**
 * A guest at one moment.
 *
 * @param served whether a VMM may connect
 */
public record GuestStatus(String name, boolean served, List<AdapterStatus> adapters, List<DeviceStatus> devices) {

    /**
     * An adapter of a guest that is being served.
     *
     * @param socket the path of its socket
     * @param connected whether a VMM is connected
     * @param counters of the adapter and its transport, by name
     */
    public record AdapterStatus(
            String type, int bus, int slot, String socket, boolean connected, Map<String, Long> counters) {}

    /**
     * A device.
     *
     * @param statement complete, can be pasted back
     * @param state for people: {@code open}, {@code parked: ...}, or {@code stopped}
     * @param bytes the capacity; 0 while stopped
     */
    public record DeviceStatus(
            Statement statement, String state, long bytes, long commands, long failed, long waiting) {}
}
