// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType;
import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The adapter type {@code scsi}: a parallel SCSI adapter with the LSI 53C1030. */
@Component(property = AdapterType.PROPERTY + "=scsi")
public final class MptAdapterType implements AdapterType {

    @Override
    public TransportProtocol protocol() {
        return TransportProtocol.PARALLEL_SCSI;
    }

    @Override
    public int targets() {
        return ChipIdentity.OWN_SCSI_ID;
    }

    /** The chip has two. */
    @Override
    public int functions() {
        return 2;
    }

    @Override
    public Adapter create(TargetPort port, AdapterSetup setup) {
        Counters counters = new Counters(port.specification().name());
        return new MptAdapter(new MptFunction(port, setup, counters), counters);
    }

    private record MptAdapter(PciFunction function, Counters count) implements Adapter {

        @Override
        public Map<String, Long> counters() {
            return count.snapshot();
        }
    }
}
