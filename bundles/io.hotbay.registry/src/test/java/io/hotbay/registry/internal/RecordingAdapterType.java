// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.BaseAddress;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciHost;
import io.hotbay.pci.api.ResetCause;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An adapter type whose function does nothing. */
record RecordingAdapterType(Journal journal, TransportProtocol protocol, int targets, Setups setups)
        implements AdapterType {

    RecordingAdapterType(Journal journal, TransportProtocol protocol, int targets) {
        this(journal, protocol, targets, new Setups());
    }

    @Override
    public int functions() {
        return 2;
    }

    @Override
    public Adapter create(TargetPort port, AdapterSetup setup) {
        journal.write("create adapter " + port.specification().name());
        setups.made.add(setup);
        return new Adapter() {
            @Override
            public PciFunction function() {
                return new IdleFunction();
            }

            @Override
            public Map<String, Long> counters() {
                return Map.of("requests", 5L);
            }
        };
    }

    /** What each adapter was made with; two types are not the same because theirs are. */
    static final class Setups {
        final List<AdapterSetup> made = new ArrayList<>();
    }

    private static final class IdleFunction implements PciFunction {
        @Override
        public ConfigurationSpace configuration() {
            return ConfigurationSpace.builder().build();
        }

        @Override
        public List<BaseAddress> baseAddresses() {
            return List.of();
        }

        @Override
        public void connect(PciHost host) {}

        @Override
        public long read(int bar, long offset, int width) {
            return 0;
        }

        @Override
        public void write(int bar, long offset, int width, long value) {}

        @Override
        public void reset(ResetCause cause) {}

        @Override
        public void disconnect() {}
    }
}
