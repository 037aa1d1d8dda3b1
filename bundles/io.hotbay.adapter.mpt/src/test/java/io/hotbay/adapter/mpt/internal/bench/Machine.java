// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.bench;

import io.hotbay.adapter.mpt.internal.MptAdapterType;
import io.hotbay.adapter.api.AdapterType.Adapter;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.ResetCause;
import java.util.Map;

/** An adapter in a powered-on machine with 1 MiB of memory at address 0. */
public final class Machine {

    public static final int RAM_BYTES = 0x10_0000;

    public final ScriptedPort port = new ScriptedPort();
    public final TestHost host = new TestHost();
    public final GuestRam ram;
    public final Adapter adapter = new MptAdapterType().create(port);
    public final PciFunction function = adapter.function();

    public Machine() {
        this(0);
    }

    /** A machine whose memory starts elsewhere. */
    public Machine(long ramStart) {
        ram = new GuestRam(ramStart, RAM_BYTES);
        host.memory().add(ramStart, ram.mapping(), true);
        function.connect(host);
        function.reset(ResetCause.POWER_ON);
    }

    /** A counter; 0 for one that has not been needed yet. */
    public long count(String name) {
        Map<String, Long> counters = adapter.counters();
        return counters.getOrDefault(name, 0L);
    }
}
