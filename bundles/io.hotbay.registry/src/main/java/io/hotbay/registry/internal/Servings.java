// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.internal.Guests.Holder;
import io.hotbay.registry.internal.Serving.Means;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The guests that are served: those that are to be started, as far as the parts for them are there. Guarded by the
 * registry; anybody may look.
 */
final class Servings {

    private static final Logger LOG = System.getLogger(Registry.class.getName());

    private final TargetCore core;
    private final KeptGuests kept;
    private final Parts parts;
    private final SharedUnits units;
    private final AdapterRecords records;
    private final Restoration restoration;
    private final Map<String, Serving> byGuest = new ConcurrentHashMap<>();
    private SocketFolder sockets;

    Servings(TargetCore core, KeptGuests kept, Parts parts, StateFolder folder, SocketFolder sockets) {
        this.core = core;
        this.kept = kept;
        this.parts = parts;
        this.units = new SharedUnits(core, folder);
        this.records = new AdapterRecords(folder);
        this.restoration = new Restoration(core);
        this.sockets = sockets;
    }

    /** What serves a guest; null while nothing does. */
    @Nullable Serving find(String guest) {
        return byGuest.get(guest);
    }

    /** The unit of a device; null while it is not served. */
    @Nullable LogicalUnit unit(Holder holder) {
        Serving serving = find(holder.guest());
        return serving == null ? null : serving.unit(holder.device());
    }

    /** Refuses what can't be done to a guest that is served. */
    void checkNone(String guest) throws RegistryException {
        if (find(guest) != null) {
            throw new RegistryException("Guest '" + guest + "' is started; stop it first.");
        }
    }

    /** For what a guest waits that is to be started; null when that is not known. */
    @Nullable String waiting(String guest) {
        return restoration.reason(guest);
    }

    /** Changes the folder for guests that are started from now on. */
    void sockets(SocketFolder newSockets) {
        sockets = newSockets;
    }

    /** Where VMMs connect to an adapter, now or once it is served. */
    Path socket(Guest guest, AdapterSlot slot) throws RegistryException {
        Serving serving = find(guest.name());
        Path served = serving == null ? null : serving.socket(slot);
        return served == null ? sockets.socket(guest.name(), slot) : served;
    }

    /**
     * Starts a guest, for now and for after a restart.
     *
     * @param partly whether it comes up without devices that can't be opened
     */
    void start(Guest guest, boolean partly) throws RegistryException {
        Serving serving = Serving.start(guest, new Means(core, units, records, parts, sockets), partly);
        try {
            kept.keep(kept.now().with(serving.seen(guest.started(true))));
        } catch (RegistryException e) {
            serving.close();
            throw e;
        }
        byGuest.put(guest.name(), serving);
        restoration.settle(guest.name());
        LOG.log(Level.INFO, "Guest ''{0}'' is started", guest.name());
    }

    /** Starts a guest that is to be started, or notes for what it waits. */
    void restore(String name) {
        Guest guest = kept.now().find(name);
        if (guest == null || !guest.started() || find(name) != null) {
            return;
        }
        String lacking = restoration.lacking(guest, parts);
        if (lacking != null) {
            restoration.postpone(guest, lacking);
            return;
        }
        try {
            start(guest, true);
        } catch (RegistryException e) {
            restoration.fail(guest, String.valueOf(e.getMessage()));
        }
    }

    /** Plugs a device into a guest that is being served, and keeps it. */
    void plug(Guest guest, Serving serving, Device device) throws RegistryException {
        Device plugged = serving.plug(device);
        try {
            kept.keep(kept.now().with(guest.with(plugged)));
        } catch (RegistryException e) {
            serving.unplug(device);
            throw e;
        }
    }

    /** A guest is not to be started any more, by the file too. */
    void stop(String name) {
        restoration.settle(name);
        end(name);
        LOG.log(Level.INFO, "Guest ''{0}'' is stopped", name);
    }

    /** Ends the serving of guests that are still to be started. */
    void endAll(String reason, Predicate<Serving> affected) {
        for (String name : kept.now().names()) {
            Serving serving = find(name);
            if (serving != null && affected.test(serving)) {
                end(name);
                LOG.log(Level.WARNING, "Guest ''{0}'' is stopped and its VMM loses its adapters: {1}", name, reason);
            }
        }
    }

    private void end(String name) {
        Serving serving = find(name);
        if (serving != null) {
            serving.close();
            byGuest.remove(name);
        }
    }

    /** A guest is no more. */
    void forget(Guest guest) {
        restoration.settle(guest.name());
        guest.ports().keySet().forEach(slot -> records.forget(guest.name(), slot));
    }

    /** Ends all; what adapters keep is written when it returns. */
    void close() {
        endAll("the device registry is being stopped", serving -> true);
        records.close();
    }
}
