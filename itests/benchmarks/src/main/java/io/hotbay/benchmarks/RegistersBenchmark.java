// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType;
import io.hotbay.adapter.mpt.internal.MptAdapterType;
import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.HeapMemory;
import io.hotbay.adapter.mpt.internal.driver.LocalHardware;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.UnitException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 4 KiB READs from the registers to the memory store and back, on the driver's own thread. */
@State(Scope.Thread)
public class RegistersBenchmark {

    private final Building building = new Building();
    private ReadLoad load;

    @Setup
    public void turnOn() throws UnitException {
        AdapterType type = new MptAdapterType();
        TargetPort port = building.core()
                .createPort(new PortSpecification("benchmark", type.protocol(), type.targets() + 1));
        port.map(0, 0, building.open(Building.DISK, ReadLoad.DISK_SIZE));
        AdapterType.Adapter adapter = type.create(port, AdapterSetup.alone(new HeapMemory()));
        LocalHardware machine = new LocalHardware(adapter.function(), new GuestRam(0, ReadLoad.RAM_BYTES));
        load = new ReadLoad(machine, 0);
    }

    @TearDown
    public void turnOff() {
        building.close();
    }

    @Benchmark
    public void depth1() {
        load.post(1);
        ReadLoad.requireAll(1, load.takeReplies());
    }

    @Benchmark
    @OperationsPerInvocation(ReadLoad.DEPTH_MAXIMUM)
    public void depth32() {
        load.post(ReadLoad.DEPTH_MAXIMUM);
        ReadLoad.requireAll(ReadLoad.DEPTH_MAXIMUM, load.takeReplies());
    }
}
