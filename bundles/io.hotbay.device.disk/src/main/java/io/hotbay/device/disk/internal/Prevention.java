// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which I_T nexuses prevent the removal of the medium (SPC-5 6.17). What a predecessor knew is known by initiators
 * alone. Safe from any thread.
 */
final class Prevention {

    private final Set<Nexus> nexuses = new HashSet<>();
    private final Set<TransportId> inherited = new HashSet<>();

    Prevention(DiskState predecessor) {
        byte[] lines = predecessor.get(Section.PREVENTION);
        if (lines != null) {
            new String(lines, StandardCharsets.UTF_8).lines().forEach(this::inherit);
        }
    }

    private void inherit(String line) {
        for (TransportProtocol protocol : TransportProtocol.values()) {
            if (line.startsWith(protocol + " ")) {
                inherited.add(new TransportId(protocol, line.substring(protocol.name().length() + 1)));
            }
        }
    }

    synchronized void prevent(Nexus nexus) {
        nexuses.add(nexus);
    }

    /** The nexus allows it, or is no more. */
    synchronized void allow(Nexus nexus) {
        nexuses.remove(nexus);
        inherited.remove(nexus.initiator());
    }

    synchronized void clear() {
        nexuses.clear();
        inherited.clear();
    }

    synchronized boolean isPrevented() {
        return !nexuses.isEmpty() || !inherited.isEmpty();
    }

    synchronized void store(DiskState state) {
        Set<TransportId> all = new HashSet<>(inherited);
        nexuses.forEach(nexus -> all.add(nexus.initiator()));
        state.put(Section.PREVENTION, all.stream().map(id -> id.protocol() + " " + id.name())
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
    }
}
