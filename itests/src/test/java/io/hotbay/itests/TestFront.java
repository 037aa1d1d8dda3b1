// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import java.util.concurrent.atomic.AtomicLong;

/** An initiator with a port of its own; the units are LUN 0 of targets 0, 1, ... */
final class TestFront implements AutoCloseable {

    private static final AtomicLong PORTS = new AtomicLong();

    private final TargetPort port;
    private final Nexus nexus;
    private final AtomicLong tags = new AtomicLong();

    TestFront(TargetCore core, LogicalUnit... units) throws InterruptedException {
        port = core.createPort(
                new PortSpecification("test " + PORTS.incrementAndGet(), TransportProtocol.NONE, units.length));
        for (int target = 0; target < units.length; target++) {
            port.map(target, 0, units[target]);
        }
        nexus = port.connect(new TransportId(TransportProtocol.NONE, "initiator"));
        for (int target = 0; target < units.length; target++) {
            clearUnitAttention(target);
        }
    }

    private void clearUnitAttention(int target) throws InterruptedException {
        CommandResult result;
        do {
            TestCommand command = TestCommand.testUnitReady();
            submit(target, command);
            result = command.result();
        } while (result instanceof CommandResult.CheckCondition);
    }

    /** Submits a command; returns its tag. */
    long submit(int target, TestCommand command) {
        long tag = tags.incrementAndGet();
        nexus.submit(command.at(target, tag));
        return tag;
    }

    void abort(int target, long tag, TaskManagementListener listener) {
        nexus.manage(new TaskManagementRequest(TaskManagementFunction.ABORT_TASK, target, 0, tag), listener);
    }

    @Override
    public void close() {
        port.close();
    }
}
