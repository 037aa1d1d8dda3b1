// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.device.disk.internal.DiskDeviceType;
import io.hotbay.store.memory.internal.MemoryStoreType;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.internal.PlainCore;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The real core with real disks over memory, and with units whose commands do nothing. */
final class Building implements AutoCloseable {

    /** Device type of {@link #open} for a real disk. */
    static final String DISK = "disk";
    /** Device type of {@link #open} for a unit whose READ(10) has an empty handler. */
    static final String IDLE = "idle";

    private static final Logger ROOT = Logger.getLogger("");

    private final PlainCore plain = new PlainCore()
            .withStoreType("memory", new MemoryStoreType())
            .withDeviceType(DISK, new DiskDeviceType())
            .withDeviceType(IDLE, new IdleDeviceType());
    private int opened;

    Building() {
        ROOT.setLevel(Level.WARNING);
    }

    TargetCore core() {
        return plain.core();
    }

    /** Opens a unit over a memory store of its own. */
    LogicalUnit open(String deviceType, String size) throws UnitException {
        int number = opened++;
        UnitAttributes attributes = UnitAttributes.of(0x3000_0000_0000_0000L + number, "B" + number);
        return core().open(new UnitSpecification("unit " + number, deviceType, "memory", size, attributes));
    }

    @Override
    public void close() {
        plain.close();
    }
}
