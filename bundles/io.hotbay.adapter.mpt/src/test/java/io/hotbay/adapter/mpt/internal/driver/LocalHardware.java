// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.ResetCause;

/** A machine without a VMM: the function is called in this process. */
public class LocalHardware implements Hardware {

    public final TestHost host = new TestHost();
    public final GuestRam ram;
    public final PciFunction function;

    /** Turns the machine on. */
    public LocalHardware(PciFunction function, GuestRam ram) {
        this.function = function;
        this.ram = ram;
        host.memory().add(ram.start(), ram.mapping(), true);
        function.connect(host);
        function.reset(ResetCause.POWER_ON);
    }

    @Override
    public GuestRam ram() {
        return ram;
    }

    @Override
    public Registers registers(int bar) {
        return new Registers() {
            @Override
            public int read(int offset) {
                return (int) function.read(bar, offset, Integer.BYTES);
            }

            @Override
            public void write(int offset, int value) {
                function.write(bar, offset, Integer.BYTES, Integer.toUnsignedLong(value));
            }
        };
    }

    @Override
    public void awaitInterrupt() {
        host.awaitInterrupt();
    }
}
