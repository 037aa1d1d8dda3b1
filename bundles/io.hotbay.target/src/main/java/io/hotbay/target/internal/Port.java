// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.memory.PrivateMemory;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.LogicalUnitNumber;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortListener;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.internal.copy.CopyLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A target port: which unit is at which address, and who is connected. Changes hold the lock; commands read the table
 * of their nexus.
 */
final class Port implements TargetPort {

    private static final System.Logger LOG = System.getLogger(Port.class.getName());

    private final PortSpecification specification;
    private final int relativePort;
    private final Core core;
    private final List<NavigableMap<Integer, Unit>> targets = new ArrayList<>();
    private final PrivateMemory copyMemory =
            new PrivateMemory((long) CopyLimits.COPIES_MAXIMUM * CopyLimits.BUFFER_BYTES);
    private final List<ItNexus> nexuses = new ArrayList<>();
    private @Nullable PortListener listener;
    private boolean closed;

    /**
     * A port without units.
     *
     * @param relativePort its relative target port identifier, which it may not care for in its specification
     */
    Port(PortSpecification specification, int relativePort, Core core) {
        this.specification = specification;
        this.relativePort = relativePort;
        this.core = core;
        for (int i = 0; i < specification.targets(); i++) {
            targets.add(new TreeMap<>());
        }
    }

    @Override
    public synchronized void map(int target, int lun, LogicalUnit unit) {
        if (closed || lun < 0 || lun > LogicalUnitNumber.MAXIMUM || targets.get(target).containsKey(lun)) {
            throw new IllegalStateException(specification.name() + ": " + target + "," + lun + " can't be taken");
        }
        nexuses.forEach(nexus -> nexus.raise(target, AdditionalSense.REPORTED_LUNS_DATA_HAS_CHANGED));
        targets.get(target).put(lun, (Unit) unit);
        nexuses.forEach(nexus -> nexus.put(target, lun, (Unit) unit));
        tell(each -> each.unitMapped(target, lun));
    }

    @Override
    public void unmap(int target, int lun) {
        List<ItlNexus> ending = new ArrayList<>();
        synchronized (this) {
            if (targets.get(target).remove(lun) == null) {
                return;
            }
            nexuses.forEach(nexus -> ending.add(nexus.take(target, lun)));
            nexuses.forEach(nexus -> nexus.raise(target, AdditionalSense.REPORTED_LUNS_DATA_HAS_CHANGED));
            tell(each -> each.unitUnmapped(target, lun));
        }
        for (ItlNexus link : ending) {
            link.end(Watcher.CLOSING);
            link.unit().detach(link);
        }
    }

    /** Tells the listener, under the lock: it shall hear of changes in their order. */
    private void tell(Consumer<PortListener> change) {
        PortListener hearing = listener;
        if (hearing == null) {
            return;
        }
        try {
            change.accept(hearing);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, specification.name() + ": a port listener escaped", e);
        }
    }

    @Override
    public synchronized void listen(PortListener newListener) {
        listener = closed ? null : newListener;
    }

    /** Unmaps a unit wherever it is. */
    void unmap(Unit unit) {
        for (int target = 0; target < targets.size(); target++) {
            for (int lun : luns(target)) {
                if (unit(target, lun) == unit) {
                    unmap(target, lun);
                }
            }
        }
    }

    private synchronized Object unit(int target, int lun) {
        return targets.get(target).get(lun);
    }

    /** The numbers of a target's units in ascending order; none when there is no target. */
    synchronized int[] luns(int target) {
        if (target < 0 || target >= targets.size()) {
            return new int[0];
        }
        return targets.get(target).keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The units of one target, each once. */
    synchronized Set<Unit> units(int target) {
        return target < 0 || target >= targets.size() ? Set.of() : new LinkedHashSet<>(targets.get(target).values());
    }

    /** The units of all targets, each once. */
    synchronized Set<Unit> units() {
        Set<Unit> units = new LinkedHashSet<>();
        targets.forEach(target -> units.addAll(target.values()));
        return units;
    }

    @Override
    public synchronized Nexus connect(TransportId initiator) {
        if (closed) {
            throw new IllegalStateException(specification.name() + " is closed");
        }
        ItNexus nexus = new ItNexus(this, initiator);
        for (int target = 0; target < targets.size(); target++) {
            int number = target;
            targets.get(target).forEach((lun, unit) -> nexus.put(number, lun, unit));
        }
        nexuses.add(nexus);
        return nexus;
    }

    synchronized void forget(ItNexus nexus) {
        nexuses.remove(nexus);
    }

    /** The relative target port identifier. */
    int relativePort() {
        return relativePort;
    }

    /** The buffers of its copies, one for each. */
    PrivateMemory copyMemory() {
        return copyMemory;
    }

    Timer timer() {
        return core.timer();
    }

    @Override
    public PortSpecification specification() {
        return specification;
    }

    @Override
    public void close() {
        List<ItNexus> losing;
        synchronized (this) {
            closed = true;
            listener = null;
            losing = List.copyOf(nexuses);
        }
        losing.forEach(ItNexus::lose);
        units().forEach(this::unmap);
        core.forget(this);
    }
}
