// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.target.api.TargetCore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Guests that are to be started and are not: for what each waits. Guarded by the registry; anybody may ask. */
final class Restoration {

    private static final Logger LOG = System.getLogger(Restoration.class.getName());

    private final TargetCore core;
    private final Map<String, String> waiting = new ConcurrentHashMap<>();

    Restoration(TargetCore core) {
        this.core = core;
    }

    /** The part that a guest lacks and that may still come; null when there is none. */
    @Nullable String lacking(Guest guest, Parts parts) {
        for (Device device : guest.devices()) {
            String adapter = device.statement().adapter();
            if (parts.targets(adapter).isEmpty()) {
                return "it waits for adapter type '" + adapter + "'";
            }
            String type = device.statement().device();
            String storage = device.statement().storage();
            if (!core.offers(type, storage)) {
                return "it waits for device type '" + type + "' and store type '" + storage + "'";
            }
        }
        return parts.hasTransport() ? null : "it waits for a PCI transport";
    }

    /** A guest waits for a part, as all do for a moment when the platform starts. */
    void postpone(Guest guest, String lacking) {
        waiting.put(guest.name(), lacking);
    }

    /** A guest can't be served; a reason that is not the last one is logged. */
    void fail(Guest guest, String reason) {
        if (!reason.equals(waiting.put(guest.name(), reason))) {
            LOG.log(Level.WARNING, "Guest ''{0}'' is to be started: {1}", guest.name(), reason);
        }
    }

    /** A guest is served, or shall not be any more. */
    void settle(String guest) {
        waiting.remove(guest);
    }

    @Nullable String reason(String guest) {
        return waiting.get(guest);
    }
}
