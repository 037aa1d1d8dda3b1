// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import io.hotbay.pci.api.PciFunction;

/** The registers as a driver sees them through one BAR. */
public final class Registers {

    public static final int DOORBELL = 0x00;
    public static final int WRITE_SEQUENCE = 0x04;
    public static final int DIAGNOSTIC = 0x08;
    public static final int INTERRUPT_STATUS = 0x30;
    public static final int INTERRUPT_MASK = 0x34;
    public static final int REQUEST_FIFO = 0x40;
    public static final int REPLY_FIFO = 0x44;

    public static final int STATE_MASK = 0xF000_0000;
    public static final int STATE_READY = 0x1000_0000;
    public static final int STATE_OPERATIONAL = 0x2000_0000;
    public static final int STATE_FAULT = 0x4000_0000;
    public static final int IN_USE = 0x0800_0000;
    public static final int DOORBELL_INTERRUPT = 0x1;
    public static final int REPLY_INTERRUPT = 0x8;
    public static final int EMPTY = 0xFFFF_FFFF;

    private final PciFunction function;
    private final int bar;

    public Registers(PciFunction function, int bar) {
        this.function = function;
        this.bar = bar;
    }

    public int read(int offset) {
        return (int) function.read(bar, offset, Integer.BYTES);
    }

    public void write(int offset, int value) {
        function.write(bar, offset, Integer.BYTES, Integer.toUnsignedLong(value));
    }

    public int state() {
        return read(DOORBELL) & STATE_MASK;
    }
}
