// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import io.hotbay.adapter.mpt.internal.ChipIdentity;
import io.hotbay.memory.GuestMemory;
import io.hotbay.pci.api.PciHost;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The live ends of the function: the machine above it, the I_T nexus below it. Both are changed by the connection's
 * thread alone, while no request is in flight.
 */
public final class HostLink {

    private static final TransportId INITIATOR =
            new TransportId(TransportProtocol.PARALLEL_SCSI, Integer.toString(ChipIdentity.OWN_SCSI_ID));

    private final TargetPort port;
    private volatile @Nullable PciHost host;
    private volatile @Nullable Nexus nexus;

    /** Not connected to either side yet. */
    public HostLink(TargetPort port) {
        this.port = port;
    }

    /** The machine has come. */
    void attach(PciHost newHost) {
        host = newHost;
    }

    /** The machine is gone. */
    void detach() {
        host = null;
    }

    /** Ends the life of the initiator; returns how many commands still have I/O inside. */
    int lose() {
        Nexus old = nexus;
        nexus = null;
        return old == null ? 0 : old.lose();
    }

    /** Starts a new life of the initiator. */
    void join() {
        nexus = port.connect(INITIATOR);
    }

    Nexus nexus() {
        return Objects.requireNonNull(nexus);
    }

    GuestMemory memory() {
        return Objects.requireNonNull(host).memory();
    }

    /** Sends the one message that the chip has, if there is a machine to take it. */
    void message() {
        PciHost machine = host;
        if (machine != null) {
            machine.message(0);
        }
    }

    /** Sets the interrupt line, if there is a machine to see it. */
    void interrupt(boolean asserted) {
        PciHost machine = host;
        if (machine != null) {
            machine.interrupt(asserted);
        }
    }
}
