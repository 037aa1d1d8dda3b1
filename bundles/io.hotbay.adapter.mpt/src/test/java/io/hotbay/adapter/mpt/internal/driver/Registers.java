// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

/** The registers as a driver sees them through one BAR. */
public interface Registers {

    int DOORBELL = 0x00;
    int WRITE_SEQUENCE = 0x04;
    int DIAGNOSTIC = 0x08;
    int INTERRUPT_STATUS = 0x30;
    int INTERRUPT_MASK = 0x34;
    int REQUEST_FIFO = 0x40;
    int REPLY_FIFO = 0x44;

    int STATE_MASK = 0xF000_0000;
    int STATE_READY = 0x1000_0000;
    int STATE_OPERATIONAL = 0x2000_0000;
    int STATE_FAULT = 0x4000_0000;
    int IN_USE = 0x0800_0000;
    int DOORBELL_INTERRUPT = 0x1;
    int REPLY_INTERRUPT = 0x8;
    int EMPTY = 0xFFFF_FFFF;

    int read(int offset);

    void write(int offset, int value);

    default int state() {
        return read(DOORBELL) & STATE_MASK;
    }
}
