// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.driver.GuestRam;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.LeanVmm;
import java.nio.file.Path;

/** A machine whose VMM has the adapter behind a socket. */
final class RemoteHardware implements Hardware, AutoCloseable {

    static final int RAM_BYTES = 0x10_0000;

    private final LeanVmm vmm;
    private final GuestRam ram;

    private RemoteHardware(LeanVmm vmm) {
        this.vmm = vmm;
        this.ram = new GuestRam(0, vmm.memory());
    }

    /** Turns the machine on. */
    static RemoteHardware connect(Path socket) throws PosixException {
        return new RemoteHardware(new LeanVmm(socket, RAM_BYTES));
    }

    /** Turns the machine on, with MSI in place of the pin. */
    static RemoteHardware connectByMessages(Path socket) throws PosixException {
        RemoteHardware hardware = connect(socket);
        hardware.vmm.useMessages();
        return hardware;
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
                return vmm.read(bar, offset);
            }

            @Override
            public void write(int offset, int value) {
                vmm.write(bar, offset, value);
            }
        };
    }

    @Override
    public void awaitInterrupt() {
        vmm.awaitInterrupt();
    }

    /** The VMM resets the function. */
    void reset() {
        vmm.reset();
    }

    /** The VMM dies: the connection ends, its memory is gone. Nothing of it may be used any more. */
    @Override
    public void close() {
        vmm.close();
    }

    /** The connection ends; what is in the memory can still be looked at until {@link #close}. */
    void disconnect() {
        vmm.disconnect();
    }
}
