// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A 4 KiB READ(10) submitted to the core: all of it, without a handler's work, and the copy of the data alone. */
@State(Scope.Thread)
public class CoreBenchmark {

    private static final int DISK = 0;
    private static final int IDLE = 1;
    private static final int TARGETS = 2;
    private static final int POSITIONS = 32;
    private static final int STRIDE = 1 << 20;

    private final Building building = new Building();
    private final MemorySegment from = Arena.ofAuto().allocate((long) POSITIONS * Initiator.BYTES, Initiator.BYTES);
    private final MemorySegment to = Arena.ofAuto().allocate(Initiator.BYTES, Initiator.BYTES);
    private Initiator initiator;
    private int next;

    @Setup
    public void open() throws UnitException {
        TargetPort port = building.core()
                .createPort(new PortSpecification("benchmark", TransportProtocol.PARALLEL_SCSI, TARGETS));
        port.map(DISK, 0, building.open(Building.DISK, ReadLoad.DISK_SIZE));
        port.map(IDLE, 0, building.open(Building.IDLE, "1M"));
        initiator = new Initiator(port, "7");
        initiator.prepare(DISK, 0, IntStream.range(0, POSITIONS).map(i -> i * STRIDE).toArray());
        initiator.prepare(IDLE, 0);
    }

    @TearDown
    public void close() {
        building.close();
    }

    @Benchmark
    public CommandResult read() {
        CommandResult result = initiator.read(DISK, 0, turn() * STRIDE);
        Initiator.requireGood(result);
        return result;
    }

    @Benchmark
    public CommandResult dispatch() {
        CommandResult result = initiator.read(IDLE, 0, turn() * STRIDE);
        Initiator.requireGood(result);
        return result;
    }

    @Benchmark
    public MemorySegment copy() {
        MemorySegment.copy(from, (long) turn() * Initiator.BYTES, to, 0, Initiator.BYTES);
        return to;
    }

    private int turn() {
        next = (next + 1) % POSITIONS;
        return next;
    }
}
