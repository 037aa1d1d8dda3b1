// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.ExpansionRom;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.GuestStatus.AdapterStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The adapters of one guest while it is started. Guarded by the registry, but for questions how it is, which take no
 * lock.
 */
final class Serving {

    private static final Logger LOG = System.getLogger(Serving.class.getName());

    private final String guest;
    private final PciTransport transport;
    /** Complete before anyone asks. */
    private final NavigableMap<AdapterSlot, ServedAdapter> adapters = new TreeMap<>();
    /** What the storage of devices was at the start. Complete before anyone asks. */
    private final Map<Address, Seen> seen = new HashMap<>();
    /** Why devices were not there at the start. Complete before anyone asks. */
    private final Map<Address, String> missing = new HashMap<>();
    private volatile boolean ending;

    /** What a guest is served with. */
    record Means(TargetCore core, SharedUnits units, AdapterRecords records, Parts parts, SocketFolder sockets) {}

    private Serving(String guest, PciTransport transport) {
        this.guest = guest;
        this.transport = transport;
    }

    /**
     * Serves all adapters of a guest, or none: no VMM can connect before every store is open.
     *
     * @param partly whether the guest comes up without devices that can't be opened; each gets a line in the log
     */
    static Serving start(Guest guest, Means means, boolean partly) throws RegistryException {
        Map<AdapterSlot, Path> paths = check(guest, means.parts(), means.sockets());
        Serving serving = new Serving(guest.name(), means.parts().transport());
        try {
            serving.assemble(guest, means, partly);
            serving.serve(paths);
            return serving;
        } catch (RegistryException e) {
            serving.close();
            throw e;
        } catch (RuntimeException | Error e) {
            serving.close();
            throw broken("Guest '" + guest.name() + "' can't be started", e);
        }
    }

    /** What can be refused before anything is opened. */
    private static Map<AdapterSlot, Path> check(Guest guest, Parts parts, SocketFolder sockets)
            throws RegistryException {
        for (Device device : guest.devices()) {
            String word = device.statement().adapter();
            AdapterType type = parts.adapterType(word);
            Placement.checkTarget(word, OptionalInt.of(type.targets()), device.address().target());
            Placement.checkFunction(guest, AdapterSlot.of(device.address()), type.functions());
        }
        Map<AdapterSlot, Path> paths = new TreeMap<>();
        for (AdapterSlot slot : guest.adapters().keySet()) {
            paths.put(slot, sockets.socket(guest.name(), slot));
        }
        sockets.make();
        return paths;
    }

    private void assemble(Guest from, Means means, boolean partly) throws RegistryException {
        for (Map.Entry<AdapterSlot, String> entry : from.adapters().entrySet()) {
            AdapterSlot slot = entry.getKey();
            AdapterType type = means.parts().adapterType(entry.getValue());
            ServedAdapter adapter = new ServedAdapter(from, slot, type, means.core(), means.units());
            adapters.put(slot, adapter);
            for (Device device : from.devices()) {
                if (AdapterSlot.of(device.address()).equals(slot)) {
                    open(device, adapter, partly);
                }
            }
            boolean first = slot.equals(from.adapters().firstKey());
            adapter.assemble(new AdapterSetup(
                    slot.function(), first ? rom(from, partly) : null, means.records().at(guest, slot)));
        }
    }

    private static @Nullable ExpansionRom rom(Guest guest, boolean partly) throws RegistryException {
        try {
            return guest.rom().isEmpty() ? null : RomFile.read(guest.rom());
        } catch (RegistryException e) {
            if (!partly) {
                throw e;
            }
            LOG.log(Level.WARNING, "Guest ''{0}'' comes up without its expansion ROM: {1}",
                    guest.name(), e.getMessage());
            return null;
        }
    }

    private void open(Device device, ServedAdapter adapter, boolean partly) throws RegistryException {
        try {
            seen.put(device.address(), adapter.plug(device));
        } catch (RegistryException e) {
            if (!partly) {
                throw e;
            }
            missing.put(device.address(), String.valueOf(e.getMessage()));
            LOG.log(Level.WARNING, "Guest ''{0}'' comes up without {1}: {2} ''device-accept {0} {1}'' adds it then.",
                    guest, device.statement(), e.getMessage());
        }
    }

    private void serve(Map<AdapterSlot, Path> paths) throws RegistryException {
        for (Map.Entry<AdapterSlot, Path> path : paths.entrySet()) {
            adapter(path.getKey()).serve(transport, path.getValue());
        }
    }

    /**
     * Plugs a device into an adapter that is there.
     *
     * @return the device with what its storage is
     */
    Device plug(Device device) throws RegistryException {
        try {
            return device.with(adapter(AdapterSlot.of(device.address())).plug(device));
        } catch (RuntimeException | Error e) {
            throw broken("Device " + device.statement() + " can't be added", e);
        }
    }

    /** Unplugs a device. The adapter stays, also without devices: adapters can't be unplugged under a running guest. */
    void unplug(Device device) {
        adapter(AdapterSlot.of(device.address())).unplug(device);
    }

    /** The guest with what the storage of its devices was at the start. */
    Guest seen(Guest of) throws RegistryException {
        Guest result = of;
        for (Device device : of.devices()) {
            Seen now = seen.get(device.address());
            result = now == null ? result : result.with(device.with(now));
        }
        return result;
    }

    /** Why a device that is not there was not at the start; null where nothing is known. */
    @Nullable String missing(Device device) {
        return missing.get(device.address());
    }

    /** Whether {@link #close} has begun. */
    boolean ending() {
        return ending;
    }

    /** Ends the serving, the last adapter first. */
    void close() {
        ending = true;
        adapters.descendingMap().values().forEach(ServedAdapter::close);
    }

    boolean uses(AdapterType type) {
        return adapters.values().stream().anyMatch(adapter -> adapter.type() == type);
    }

    boolean uses(PciTransport other) {
        return transport == other;
    }

    /** The words of the adapters' types. */
    Map<AdapterSlot, String> words() {
        return adapters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().word()));
    }

    /** Where VMMs connect to an adapter; null where there is none. */
    @Nullable Path socket(AdapterSlot slot) {
        ServedAdapter adapter = adapters.get(slot);
        return adapter == null ? null : adapter.socket();
    }

    @Nullable LogicalUnit unit(Device device) {
        ServedAdapter adapter = adapters.get(AdapterSlot.of(device.address()));
        return adapter == null ? null : adapter.unit(device.address().target());
    }

    List<AdapterStatus> status() {
        return adapters.values().stream().map(ServedAdapter::status).toList();
    }

    private ServedAdapter adapter(AdapterSlot slot) {
        ServedAdapter adapter = adapters.get(slot);
        if (adapter == null) {
            throw new IllegalStateException("no adapter at " + slot);
        }
        return adapter;
    }

    /** A part broke its contract: the user gets a sentence, the log the trace. */
    private static RegistryException broken(String what, Throwable cause) {
        LOG.log(Level.WARNING, what, cause);
        return new RegistryException(what + ": a part of the platform failed (" + cause + "); see the log.", cause);
    }
}
