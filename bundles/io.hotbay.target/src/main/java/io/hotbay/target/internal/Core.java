// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.DeviceType;
import io.hotbay.target.api.device.TaskFilter;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The target core without a framework: its units, its ports, and the services that come and go. */
final class Core implements TargetCore, AutoCloseable {

    private final Timer timer;
    private final Executor waiting;
    private final Services services = new Services();
    private final Filters filters = new Filters();
    private final List<Unit> units = new CopyOnWriteArrayList<>();
    private final List<Port> ports = new CopyOnWriteArrayList<>();
    private volatile Runnable arrival = () -> {};

    /** A core whose records never make anybody wait. */
    Core(Timer timer) {
        this(timer, Runnable::run);
    }

    /**
     * A core.
     *
     * @param waiting runs what may wait for the host
     */
    Core(Timer timer, Executor waiting) {
        this.timer = timer;
        this.waiting = waiting;
    }

    @Override
    public LogicalUnit open(UnitSpecification specification) throws UnitException {
        Unit unit = new Unit(specification, this);
        // known before it is open: a service that departs meanwhile waits for the opening and then finds the unit
        units.add(unit);
        filters.fit(unit);
        try {
            unit.reservations().load();
            unit.lifecycle().open();
        } catch (UnitException | RuntimeException | Error e) {
            units.remove(unit);
            throw e;
        }
        return unit;
    }

    @Override
    public boolean offers(String deviceType, String storeType) {
        return services.deviceType(deviceType) != null && services.storeType(storeType) != null;
    }

    @Override
    public void listen(Runnable newArrival) {
        arrival = newArrival;
    }

    @Override
    public TargetPort createPort(PortSpecification specification) {
        synchronized (ports) {
            Port port = new Port(specification, relativePort(specification), this);
            ports.add(port);
            return port;
        }
    }

    private int relativePort(PortSpecification specification) {
        int wanted = specification.relativePort();
        if (wanted == PortSpecification.ANY_PORT) {
            wanted = PortSpecification.PORT_MAXIMUM;
            while (isTaken(wanted)) {
                wanted--;
            }
        } else if (isTaken(wanted)) {
            throw new IllegalStateException(
                    specification.name() + ": the relative target port " + wanted + " is taken");
        }
        return wanted;
    }

    private boolean isTaken(int relativePort) {
        return ports.stream().anyMatch(port -> port.relativePort() == relativePort);
    }

    /** The relative identifiers of the ports that a unit is reached by. */
    SortedSet<Integer> relativePorts(Unit unit) {
        return ports.stream().filter(port -> port.units().contains(unit)).map(Port::relativePort)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A store type has come. */
    void addStoreType(String word, StoreType type) {
        services.addStoreType(word, type);
        units.forEach(unit -> unit.lifecycle().arrive());
        arrival.run();
    }

    /** A device type has come. */
    void addDeviceType(String word, DeviceType type) {
        services.addDeviceType(word, type);
        units.forEach(unit -> unit.lifecycle().arrive());
        arrival.run();
    }

    /**
     * A service departs. Returns when every unit that used it is parked: all drain at the same time, so within one
     * drain deadline and the second that each store that hangs may take to close. Units go on at once where another
     * service has the same word.
     */
    void remove(String what, Object service) {
        services.remove(service);
        String why = what + " has departed";
        List<Unit> leaving = units.stream()
                .filter(unit -> unit.lifecycle().beginDeparture(service, why))
                .toList();
        leaving.forEach(unit -> unit.lifecycle().finishDeparture(why));
        leaving.forEach(unit -> unit.lifecycle().arrive());
    }

    /** A filter has come. */
    void addFilter(TaskFilter filter, FilterSelection selection) {
        filters.add(filter, selection, units);
    }

    /** A filter departs. Returns when none of its calls is under way. */
    void removeFilter(TaskFilter filter) {
        filters.remove(filter, units);
    }

    void forget(Unit unit) {
        units.remove(unit);
        ports.forEach(port -> port.unmap(unit));
    }

    void forget(Port port) {
        ports.remove(port);
    }

    Timer timer() {
        return timer;
    }

    Executor waiting() {
        return waiting;
    }

    Services services() {
        return services;
    }

    @Override
    public void close() {
        ports.forEach(Port::close);
        units.forEach(Unit::close);
    }
}
