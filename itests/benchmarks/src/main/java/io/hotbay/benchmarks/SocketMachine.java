// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.LeanVmm;
import java.nio.file.Path;

/** A machine whose VMM has the adapter behind a socket. */
final class SocketMachine implements Hardware, AutoCloseable {

    private static final int MEMORY_BAR = 1;

    private final LeanVmm vmm;
    private final GuestRam ram;
    private final Registers registers = new Registers() {
        @Override
        public int read(int offset) {
            return vmm.read(MEMORY_BAR, offset);
        }

        @Override
        public void write(int offset, int value) {
            vmm.write(MEMORY_BAR, offset, value);
        }
    };

    /** Turns the machine on. */
    SocketMachine(Path path) throws PosixException {
        vmm = new LeanVmm(path, ReadLoad.RAM_BYTES);
        ram = new GuestRam(0, vmm.memory());
    }

    /** Registers read so far. */
    long reads() {
        return vmm.reads();
    }

    /** Interrupts got so far. */
    long interrupts() {
        return vmm.interrupts();
    }

    @Override
    public GuestRam ram() {
        return ram;
    }

    /** Those of the memory BAR, whatever is asked for. */
    @Override
    public Registers registers(int bar) {
        return registers;
    }

    @Override
    public void awaitInterrupt() {
        vmm.awaitInterrupt();
    }

    @Override
    public void close() {
        vmm.close();
    }
}
