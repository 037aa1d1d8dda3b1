// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

import io.hotbay.adapter.mpt.internal.registers.Register;

/** The registers that look into the chip's own memory, which is not there and reads as zero (MPI 1.2). */
public final class DiagnosticWindow {

    private int testBaseAddress = Register.TEST_BASE_ADDRESS.resetValue();
    private int address = Register.DIAG_RW_ADDRESS.resetValue();

    public int testBaseAddress() {
        return testBaseAddress;
    }

    public void testBaseAddress(int value) {
        testBaseAddress = value & Register.TEST_BASE_ADDRESS.writeMask();
    }

    public int address() {
        return address;
    }

    public void address(int value) {
        address = value & Register.DIAG_RW_ADDRESS.writeMask();
    }

    /** A word was read or written. */
    public void advance() {
        address(address + Integer.BYTES);
    }

    /** Back to the state after power-on. */
    public void reset() {
        testBaseAddress = Register.TEST_BASE_ADDRESS.resetValue();
        address = Register.DIAG_RW_ADDRESS.resetValue();
    }
}
