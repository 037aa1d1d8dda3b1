// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;

/** Where commands come from; nothing that a device type may use. */
enum TestNexus implements Nexus {
    ONE,
    OTHER;

    @Override
    public TransportId initiator() {
        return new TransportId(TransportProtocol.NONE, name());
    }

    @Override
    public void submit(ScsiCommand command) {
        throw new AssertionError("device types submit nothing");
    }

    @Override
    public void manage(TaskManagementRequest request, TaskManagementListener listener) {
        throw new AssertionError("device types manage nothing");
    }

    @Override
    public int lose() {
        throw new AssertionError("device types lose nothing");
    }
}
