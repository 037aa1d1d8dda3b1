// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.api;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** One kind of adapter, e.g. the MPT adapter. A service; called from any thread. */
@ConsumerType
public interface AdapterType {

    /** The service property that holds the type's word in a statement, e.g. {@code scsi}. */
    String PROPERTY = "hotbay.adapter";

    /** The protocol that its target port speaks. */
    TransportProtocol protocol();

    /**
     * How many targets a device can be put at: identifiers 0 up to this, exclusive. The adapter's own identifier is not
     * among them.
     */
    int targets();

    /** How many adapters of the type can share a PCI device: functions 0 up to this, exclusive. */
    default int functions() {
        return 1;
    }

    /** Makes an adapter that reaches the units of a port. The port stays the caller's. */
    Adapter create(TargetPort port, AdapterSetup setup);

    /** One adapter: the function that a VMM sees, and what it counts. */
    @ConsumerType
    interface Adapter {

        /** The PCI function. */
        PciFunction function();

        /** Counters by name, e.g. requests, context replies, unhandled registers; since it was made. */
        Map<String, Long> counters();
    }
}
