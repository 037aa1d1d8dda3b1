// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.store.api.StoreFacts;
import io.hotbay.target.api.CommandCount;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortListener;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitCounters;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A target core without commands, which writes down what is asked of it. */
final class RecordingCore implements TargetCore {

    final List<UnitSpecification> specifications = new ArrayList<>();
    final List<PortSpecification> ports = new ArrayList<>();
    /** Words of types that have not come. */
    final Set<String> absent = ConcurrentHashMap.newKeySet();
    /** Capacities of stores, by location; 1 MiB unless they are here. */
    final Map<String, Long> blocks = new ConcurrentHashMap<>();
    volatile GateState gate = GateState.OPEN;
    private final Journal journal;

    RecordingCore(Journal journal) {
        this.journal = journal;
    }

    @Override
    public synchronized LogicalUnit open(UnitSpecification specification) throws UnitException {
        try {
            journal.write("open unit " + specification.location());
        } catch (Journal.Failure e) {
            throw new UnitException(
                    "The file " + specification.location() + " is in use by process 12; end that first.", e);
        }
        specifications.add(specification);
        return new Unit(specification);
    }

    @Override
    public boolean offers(String deviceType, String storeType) {
        return !absent.contains(deviceType) && !absent.contains(storeType);
    }

    @Override
    public void listen(Runnable arrival) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized TargetPort createPort(PortSpecification specification) {
        journal.write("open port " + specification.name());
        ports.add(specification);
        return new Port(specification);
    }

    private final class Unit implements LogicalUnit {
        private UnitSpecification specification;

        Unit(UnitSpecification specification) {
            this.specification = specification;
        }

        @Override
        public UnitSpecification specification() {
            return specification;
        }

        @Override
        public GateState gate() {
            return gate;
        }

        @Override
        public String gateReason() {
            return "its store is being replaced";
        }

        @Override
        public StoreFacts facts() {
            return new StoreFacts(specification.location(), 512,
                    blocks.getOrDefault(specification.location(), 2048L), true, false, false);
        }

        @Override
        public UnitCounters counters() {
            return new UnitCounters(7, 1, 2, 3, 5, 4, 6);
        }

        @Override
        public List<CommandCount> commandCounts() {
            return List.of(new CommandCount("INQUIRY", 2, 0), new CommandCount("READ(10)", 5, 1));
        }

        @Override
        public void limit(int queueDepth, UnitAttributes.Deadlines deadlines) {
            specification = specification.with(specification.attributes().withLimits(queueDepth, deadlines));
            journal.write("limit " + specification.location() + " " + queueDepth + " " + deadlines.park());
        }

        @Override
        public void takeCapacity() throws UnitException {
            try {
                journal.write("measure " + specification.location());
            } catch (Journal.Failure e) {
                throw new UnitException("'" + specification.location() + "' is not what it was.", e);
            }
        }

        @Override
        public void close() {
            journal.write("close unit " + specification.location());
        }
    }

    private final class Port implements TargetPort {
        private final PortSpecification specification;

        Port(PortSpecification specification) {
            this.specification = specification;
        }

        @Override
        public PortSpecification specification() {
            return specification;
        }

        @Override
        public void map(int target, int lun, LogicalUnit unit) {
            journal.write(
                    "map " + specification.name() + " " + target + " " + lun + " " + unit.specification().location());
        }

        @Override
        public void unmap(int target, int lun) {
            journal.write("unmap " + specification.name() + " " + target + " " + lun);
        }

        @Override
        public void listen(PortListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Nexus connect(TransportId initiator) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            journal.write("close port " + specification.name());
        }
    }
}
