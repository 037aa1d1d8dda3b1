// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.List;
import java.util.Map;

/**
 * A guest at one moment.
 *
 * @param served whether a VMM may connect
 * @param state for people: {@code started}, {@code being stopped}, {@code stopped}, or {@code to be started: ...} with
 *     what that waits for
 */
public record GuestStatus(
        String name, boolean served, String state, List<AdapterStatus> adapters, List<DeviceStatus> devices) {

    /**
     * An adapter of a guest that is being served.
     *
     * @param socket the path of its socket
     * @param connected whether a VMM is connected
     * @param counters of the adapter and its transport, by name
     */
    public record AdapterStatus(
            String type, int bus, int slot, int function, String socket, boolean connected,
            Map<String, Long> counters) {}

    /**
     * A device.
     *
     * @param statement complete, can be pasted back
     * @param state for people: {@code open}, {@code parked: ...}, {@code missing: ...} with the reason why the guest
     *     came up without it, or {@code stopped}
     * @param bytes the capacity; 0 while stopped
     */
    public record DeviceStatus(
            Statement statement, String state, long bytes, long commands, long failed, long waiting) {}
}
