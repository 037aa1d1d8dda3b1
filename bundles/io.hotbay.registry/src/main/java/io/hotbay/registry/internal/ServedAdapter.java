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
import io.hotbay.target.api.UnitException;
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
 * which come from its threads and take no lock.
 */
final class ServedAdapter implements PciTransport.Owner {

    private static final Logger LOG = System.getLogger(ServedAdapter.class.getName());
    /** Every device is the one unit of its target. */
    private static final int LUN = 0;

    private final String guest;
    private final AdapterSlot slot;
    private final String word;
    private final AdapterType type;
    private final TargetCore core;
    private final TargetPort port;
    private final SequencedMap<Integer, LogicalUnit> units = new LinkedHashMap<>();
    private @Nullable Adapter adapter;
    private @Nullable ServedFunction function;
    private @Nullable Path socket;

    /** Makes the port. */
    ServedAdapter(String guest, AdapterSlot slot, String word, AdapterType type, TargetCore core) {
        this.guest = guest;
        this.slot = slot;
        this.word = word;
        this.type = type;
        this.core = core;
        this.port = core.createPort(new PortSpecification(name(), type.protocol(), identifiers(type)));
    }

    /** On a parallel bus the adapter is the initiator and has an identifier itself, which no device can be put at. */
    private static int identifiers(AdapterType type) {
        return type.protocol() == TransportProtocol.PARALLEL_SCSI ? type.targets() + 1 : type.targets();
    }

    /** Opens a device's store and puts its unit at its target; all or nothing. */
    void plug(Device device) throws RegistryException {
        int target = device.address().target();
        LogicalUnit unit;
        try {
            unit = core.open(device.specification(guest));
        } catch (UnitException e) {
            throw new RegistryException(e.getMessage(), e);
        }
        try {
            port.map(target, LUN, unit);
        } catch (RuntimeException | Error e) {
            Closing.quietly(device.statement().toString(), unit::close);
            throw e;
        }
        units.put(target, unit);
    }

    /** Takes a device away and closes its store. */
    void unplug(Device device) {
        int target = device.address().target();
        LogicalUnit unit = units.remove(target);
        if (unit != null) {
            Closing.quietly("mapping of " + device.statement(), () -> port.unmap(target, LUN));
            Closing.quietly(device.statement().toString(), unit::close);
        }
    }

    /** Makes the adapter over its units. */
    void assemble(AdapterSetup setup) {
        adapter = type.create(port, setup);
    }

    /** Lets a VMM connect. */
    void serve(PciTransport transport, Path path) throws RegistryException {
        if (adapter == null) {
            throw new IllegalStateException("not assembled");
        }
        try {
            function = transport.serve(name(), path, adapter.function(), this);
            socket = path;
        } catch (IOException e) {
            throw new RegistryException(e.getMessage(), e);
        }
    }

    /** Undoes all of it, in reverse order. */
    void close() {
        if (function != null) {
            Closing.quietly("serving of " + name(), function::close);
        }
        units.sequencedValues().reversed().forEach(unit -> Closing.quietly(unit.specification().name(), unit::close));
        units.clear();
        Closing.quietly("port of " + name(), port::close);
    }

    String word() {
        return word;
    }

    AdapterType type() {
        return type;
    }

    @Nullable LogicalUnit unit(int target) {
        return units.get(target);
    }

    /** Where VMMs connect; null before it is served. */
    @Nullable Path socket() {
        return socket;
    }

    AdapterStatus status() {
        Map<String, Long> counters = new TreeMap<>();
        if (adapter != null) {
            counters.putAll(adapter.counters());
        }
        if (function != null) {
            counters.putAll(function.counters());
        }
        boolean connected = function != null && function.connected();
        return new AdapterStatus(word, slot.bus(), slot.slot(), String.valueOf(socket), connected, counters);
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
        return guest + " " + slot.bus() + "." + slot.slot();
    }
}
