// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

/** Operational states of the IOC (MPI 1.2). */
public enum IocState {
    /** Nothing works; an emulated IOC is here only while it is being reset, and before its first reset. */
    RESET(0x0),
    /** Waits for IOC_INIT by handshake. */
    READY(0x1),
    /** Takes requests. */
    OPERATIONAL(0x2),
    /** Stopped for the reason in the fault code; an I/O unit reset or a hard reset revives it. */
    FAULT(0x4);

    private final int code;

    IocState(int code) {
        this.code = code;
    }

    /** What doorbell bits 31:28 show. */
    public int code() {
        return code;
    }
}
