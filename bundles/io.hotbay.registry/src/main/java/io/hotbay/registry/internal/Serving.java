// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.GuestStatus.AdapterStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The adapters of one guest while it is started. Guarded by the registry. */
final class Serving {

    private final String guest;
    private final TargetCore core;
    private final PciTransport transport;
    private final NavigableMap<AdapterSlot, ServedAdapter> adapters = new TreeMap<>();

    private Serving(String guest, TargetCore core, PciTransport transport) {
        this.guest = guest;
        this.core = core;
        this.transport = transport;
    }

    /** Serves all adapters of a guest, or none: no VMM can connect before every store is open. */
    static Serving start(Guest guest, TargetCore core, Parts parts, SocketFolder sockets) throws RegistryException {
        Map<AdapterSlot, Path> paths = check(guest, parts, sockets);
        Serving serving = new Serving(guest.name(), core, parts.transport());
        try {
            serving.open(guest, parts);
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
        }
        Map<AdapterSlot, Path> paths = new TreeMap<>();
        for (AdapterSlot slot : guest.adapters().keySet()) {
            paths.put(slot, sockets.socket(guest.name(), slot));
        }
        sockets.make();
        return paths;
    }

    private void open(Guest from, Parts parts) throws RegistryException {
        for (Map.Entry<AdapterSlot, String> entry : from.adapters().entrySet()) {
            AdapterSlot slot = entry.getKey();
            AdapterType type = parts.adapterType(entry.getValue());
            ServedAdapter adapter = new ServedAdapter(guest, slot, entry.getValue(), type, core);
            adapters.put(slot, adapter);
            for (Device device : from.devices()) {
                if (AdapterSlot.of(device.address()).equals(slot)) {
                    adapter.plug(device);
                }
            }
            adapter.assemble(AdapterSetup.alone(from.records().at(slot)));
        }
    }

    private void serve(Map<AdapterSlot, Path> paths) throws RegistryException {
        for (Map.Entry<AdapterSlot, Path> path : paths.entrySet()) {
            adapter(path.getKey()).serve(transport, path.getValue());
        }
    }

    /** Plugs a device into an adapter that is there. */
    void plug(Device device) throws RegistryException {
        try {
            adapter(AdapterSlot.of(device.address())).plug(device);
        } catch (RuntimeException | Error e) {
            throw broken("Device " + device.statement() + " can't be added", e);
        }
    }

    /** Unplugs a device. The adapter stays, also without devices: adapters can't be unplugged under a running guest. */
    void unplug(Device device) {
        adapter(AdapterSlot.of(device.address())).unplug(device);
    }

    /** Ends the serving, the last adapter first. */
    void close() {
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
        System.getLogger(Serving.class.getName()).log(Level.WARNING, what, cause);
        return new RegistryException(what + ": a part of the platform failed (" + cause + "); see the log.", cause);
    }
}
