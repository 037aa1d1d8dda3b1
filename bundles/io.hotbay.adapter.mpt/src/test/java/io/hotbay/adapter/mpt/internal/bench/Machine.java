// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.bench;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.api.AdapterType.Adapter;
import io.hotbay.adapter.mpt.internal.MptAdapterType;
import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.HeapMemory;
import io.hotbay.adapter.mpt.internal.driver.LocalHardware;

/** An adapter over a scripted port, in a powered-on machine with 1 MiB of memory at address 0. */
public final class Machine extends LocalHardware {

    public static final int RAM_BYTES = 0x10_0000;

    public final ScriptedPort port;
    public final Adapter adapter;

    public Machine() {
        this(0);
    }

    /** A machine whose memory starts elsewhere. */
    public Machine(long ramStart) {
        this(ramStart, new ScriptedPort());
    }

    /** A machine whose adapter is made otherwise. */
    public Machine(AdapterSetup setup) {
        this(0, new ScriptedPort(), setup);
    }

    private Machine(long ramStart, ScriptedPort port) {
        this(ramStart, port, AdapterSetup.alone(new HeapMemory()));
    }

    private Machine(long ramStart, ScriptedPort port, AdapterSetup setup) {
        this(ramStart, port, new MptAdapterType().create(port, setup));
    }

    private Machine(long ramStart, ScriptedPort port, Adapter adapter) {
        super(adapter.function(), new GuestRam(ramStart, RAM_BYTES));
        this.port = port;
        this.adapter = adapter;
    }

    /** A counter; 0 for one that has not been needed yet. */
    public long count(String name) {
        return adapter.counters().getOrDefault(name, 0L);
    }
}
