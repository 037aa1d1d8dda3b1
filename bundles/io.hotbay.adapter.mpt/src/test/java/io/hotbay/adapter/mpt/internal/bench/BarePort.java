// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.bench;

import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.PortListener;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;

/** A port without units: what answers is the nexus that an heir makes. */
public abstract class BarePort implements TargetPort {

    private final PortSpecification specification;

    protected BarePort(String name) {
        specification = new PortSpecification(name, TransportProtocol.PARALLEL_SCSI, 16);
    }

    @Override
    public PortSpecification specification() {
        return specification;
    }

    @Override
    public void map(int target, int lun, LogicalUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unmap(int target, int lun) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void listen(PortListener listener) {
        // no unit comes or goes
    }

    @Override
    public void close() {
        // nothing is open
    }
}
