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

/** The same with more and more units on a port: of one of them, and of each in turn. */
@State(Scope.Thread)
public class ManyUnitsBenchmark {

    private static final int TARGETS = 15;

    @Param({"1", "10", "100", "1000"})
    public int units;

    private final Building building = new Building();
    private Initiator disks;
    private Initiator idles;
    private int next;

    @Setup
    public void open() throws UnitException {
        disks = open(Building.DISK);
        idles = open(Building.IDLE);
    }

    private Initiator open(String deviceType) throws UnitException {
        TargetPort port = building.core()
                .createPort(new PortSpecification(deviceType, TransportProtocol.PARALLEL_SCSI, TARGETS));
        Initiator initiator = new Initiator(port, "7");
        for (int i = 0; i < units; i++) {
            port.map(i % TARGETS, i / TARGETS, building.open(deviceType, "1M"));
        }
        for (int i = 0; i < units; i++) {
            initiator.prepare(i % TARGETS, i / TARGETS);
        }
        return initiator;
    }

    @TearDown
    public void close() {
        building.close();
    }

    @Benchmark
    public CommandResult dispatchToOne() {
        return good(idles.read(0, 0, 0));
    }

    @Benchmark
    public CommandResult dispatchInTurn() {
        int unit = turn();
        return good(idles.read(unit % TARGETS, unit / TARGETS, 0));
    }

    @Benchmark
    public CommandResult readInTurn() {
        int unit = turn();
        return good(disks.read(unit % TARGETS, unit / TARGETS, 0));
    }

    private int turn() {
        next = next + 1 == units ? 0 : next + 1;
        return next;
    }

    private static CommandResult good(CommandResult result) {
        Initiator.requireGood(result);
        return result;
    }
}
