// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType;
import io.hotbay.adapter.mpt.internal.driver.HeapMemory;
import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.LocalHardware;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.pci.api.ResetCause;
import io.hotbay.pci.api.ServedFunction;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An adapter over the real core, put together from services as the registry does it. */
final class AdapterBench implements AutoCloseable {

    private static final AtomicInteger PORTS = new AtomicInteger();
    private static final int RAM_BYTES = 0x10_0000;
    private static final PciTransport.Owner NOBODY = new PciTransport.Owner() {
        @Override
        public void connected(String peer) {}

        @Override
        public void disconnected(String reason) {}
    };

    private final TargetCore core;
    private final TargetPort port;
    private final AdapterType.Adapter adapter;
    private final List<LogicalUnit> units = new ArrayList<>();
    private ServedFunction served;
    private LocalHardware local;

    AdapterBench(TargetCore core, AdapterType type) {
        this.core = core;
        port = core.createPort(
                new PortSpecification("models " + PORTS.incrementAndGet(), type.protocol(), type.targets() + 1));
        adapter = type.create(port, AdapterSetup.alone(new HeapMemory()));
    }

    /** Opens a disk and puts it at a target. */
    LogicalUnit plug(int target, String store, String location, Deadlines deadlines) throws UnitException {
        UnitAttributes usual = UnitAttributes.of(0x3000_0000_0000_0100L + target, "M" + target);
        UnitAttributes attributes = new UnitAttributes(usual.naa(), usual.serial(), usual.vendor(), usual.product(),
                usual.revision(), usual.readOnly(), deadlines);
        LogicalUnit unit = core.open(new UnitSpecification("model's " + store, "disk", store, location, attributes));
        units.add(unit);
        map(target, unit);
        return unit;
    }

    /** Puts an open disk at a target. */
    void map(int target, LogicalUnit unit) {
        port.map(target, 0, unit);
    }

    /** Pulls the disk of a target, which stays open. */
    void unmap(int target) {
        port.unmap(target, 0);
    }

    /** Turns on a machine in this process. */
    LocalHardware turnOn() {
        local = new LocalHardware(adapter.function(), new GuestRam(0, RAM_BYTES));
        return local;
    }

    /** Serves the adapter to VMMs. */
    void serve(PciTransport transport, Path socket) throws IOException {
        served = transport.serve("models", socket, adapter.function(), NOBODY);
    }

    /** What the adapter has counted. */
    long count(String counter) {
        return adapter.counters().getOrDefault(counter, 0L);
    }

    /** What it has counted that no driver and no VMM of ours may cause. */
    List<String> complaints() {
        return adapter.counters().keySet().stream()
                .filter(name -> name.startsWith("hostile") || name.startsWith("unhandled"))
                .toList();
    }

    @Override
    public void close() {
        if (served != null) {
            served.close();
        }
        if (local != null) {
            local.function.reset(ResetCause.CONNECTION_LOST);
            local.function.disconnect();
        }
        units.forEach(LogicalUnit::close);
        port.close();
    }
}
