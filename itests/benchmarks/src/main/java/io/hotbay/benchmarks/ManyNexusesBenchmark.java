// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** READ(10)s of 4 KiB of one unit by several initiators in turn. */
@State(Scope.Thread)
public class ManyNexusesBenchmark {

    @Param({"1", "16"})
    public int nexuses;

    private final Building building = new Building();
    private Initiator[] initiators;
    private int next;

    @Setup
    public void open() throws UnitException {
        TargetPort port = building.core()
                .createPort(new PortSpecification("benchmark", TransportProtocol.PARALLEL_SCSI, 1));
        port.map(0, 0, building.open(Building.DISK, "1M"));
        initiators = new Initiator[nexuses];
        for (int i = 0; i < nexuses; i++) {
            initiators[i] = new Initiator(port, Integer.toString(i));
            initiators[i].prepare(0, 0);
        }
    }

    @TearDown
    public void close() {
        building.close();
    }

    @Benchmark
    public CommandResult readInTurn() {
        next = next + 1 == nexuses ? 0 : next + 1;
        CommandResult result = initiators[next].read(0, 0, 0);
        Initiator.requireGood(result);
        return result;
    }
}
