// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType;
import io.hotbay.adapter.api.AdapterType.Adapter;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.pci.api.ServedFunction;
import io.hotbay.registry.api.GuestStatus.AdapterStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One adapter of a guest, from its port to its socket. Guarded by the registry, but for the words of the transport,
 * which come from its threads, and for questions how it is: these take no lock.
 */
final class ServedAdapter implements PciTransport.Owner {

    private static final Logger LOG = System.getLogger(ServedAdapter.class.getName());
    /** Every device is the one unit of its target. */
    private static final int LUN = 0;

    private final String guest;
    private final AdapterSlot slot;
    private final String word;
    private final AdapterType type;
    private final SharedUnits shared;
    private final TargetPort port;
    /** By targets, in the order of plugging; replaced on each change. */
    private volatile SequencedMap<Integer, Plugged> plugged = new LinkedHashMap<>();
    private volatile @Nullable Adapter adapter;
    private volatile @Nullable ServedFunction function;
    private volatile @Nullable Path socket;

    private record Plugged(Device device, LogicalUnit unit) {}

    /** Makes the port. */
    ServedAdapter(Guest guest, AdapterSlot slot, AdapterType type, TargetCore core, SharedUnits shared) {
        this.guest = guest.name();
        this.slot = slot;
        this.word = String.valueOf(guest.adapters().get(slot));
        this.type = type;
        this.shared = shared;
        int relativePort = guest.ports().getOrDefault(slot, PortSpecification.ANY_PORT);
        this.port = core.createPort(new PortSpecification(name(), type.protocol(), identifiers(type), relativePort));
    }

    /** On a parallel bus the adapter is the initiator and has an identifier itself, which no device can be put at. */
    private static int identifiers(AdapterType type) {
        return type.protocol() == TransportProtocol.PARALLEL_SCSI ? type.targets() + 1 : type.targets();
    }

    /**
     * Opens a device's store, unless its unit is open already, and puts the unit at its target; all or nothing.
     *
     * @return what the storage is
     */
    Seen plug(Device device) throws RegistryException {
        int target = device.address().target();
        LogicalUnit unit = shared.open(guest, device);
        try {
            port.map(target, LUN, unit);
        } catch (RuntimeException | Error e) {
            shared.release(guest, device, unit);
            throw e;
        }
        SequencedMap<Integer, Plugged> changed = new LinkedHashMap<>(plugged);
        changed.put(target, new Plugged(device, unit));
        plugged = changed;
        return Seen.of(unit.facts());
    }

    /** Takes a device away and closes its store, unless its unit is another guest's too. */
    void unplug(Device device) {
        int target = device.address().target();
        SequencedMap<Integer, Plugged> changed = new LinkedHashMap<>(plugged);
        Plugged gone = changed.remove(target);
        if (gone != null) {
            plugged = changed;
            Closing.quietly("mapping of " + device.statement(), () -> port.unmap(target, LUN));
            shared.release(guest, gone.device(), gone.unit());
        }
    }

    /** Makes the adapter over its units. */
    void assemble(AdapterSetup setup) {
        adapter = type.create(port, setup);
    }

    /** Lets a VMM connect. */
    void serve(PciTransport transport, Path path) throws RegistryException {
        Adapter assembled = adapter;
        if (assembled == null) {
            throw new IllegalStateException("not assembled");
        }
        try {
            function = transport.serve(name(), path, assembled.function(), this);
            socket = path;
        } catch (IOException e) {
            throw new RegistryException(e.getMessage(), e);
        }
    }

    /** Undoes all of it, in reverse order. */
    void close() {
        ServedFunction served = function;
        if (served != null) {
            Closing.quietly("serving of " + name(), served::close);
        }
        plugged.sequencedValues().reversed().forEach(each -> shared.release(guest, each.device(), each.unit()));
        Closing.quietly("port of " + name(), port::close);
    }

    String word() {
        return word;
    }

    AdapterType type() {
        return type;
    }

    @Nullable LogicalUnit unit(int target) {
        Plugged there = plugged.get(target);
        return there == null ? null : there.unit();
    }

    /** Where VMMs connect; null before it is served. */
    @Nullable Path socket() {
        return socket;
    }

    AdapterStatus status() {
        Map<String, Long> counters = new TreeMap<>();
        Adapter counting = adapter;
        ServedFunction served = function;
        if (counting != null) {
            counters.putAll(counting.counters());
        }
        if (served != null) {
            counters.putAll(served.counters());
        }
        boolean connected = served != null && served.connected();
        return new AdapterStatus(
                word, slot.bus(), slot.slot(), slot.function(), String.valueOf(socket), connected, counters);
    }

    @Override
    public void connected(String peer) {
        LOG.log(Level.INFO, "{0}: a VMM has connected: {1}", name(), peer);
    }

    @Override
    public void disconnected(String reason) {
        LOG.log(Level.INFO, "{0}: the VMM is gone: {1}", name(), reason);
    }

    private String name() {
        return guest + " " + slot.text(".");
    }
}
