// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.DOORBELL;
import static io.hotbay.adapter.mpt.internal.driver.Registers.EMPTY;
import static io.hotbay.adapter.mpt.internal.driver.Registers.INTERRUPT_MASK;
import static io.hotbay.adapter.mpt.internal.driver.Registers.INTERRUPT_STATUS;
import static io.hotbay.adapter.mpt.internal.driver.Registers.REPLY_FIFO;
import static io.hotbay.adapter.mpt.internal.driver.Registers.REPLY_INTERRUPT;
import static io.hotbay.adapter.mpt.internal.driver.Registers.REQUEST_FIFO;

/**
 * Does what SeaBIOS does: I/O BAR, a reset that nobody waits for, a handshake of ten reads with one acknowledge, one
 * reply frame of four bytes, polling with everything masked. Every address reply is an error to it.
 */
public final class SeaBiosDriver {

    /** On its stack, and as the reply frame aligned to four bytes only. */
    public static final int REQUEST = 0x8004;
    public static final int REPLY = 0x9004;
    public static final int SENSE = 0x9100;
    public static final int DATA = 0xA000;

    private static final int[] IOC_INIT = {0x0200_0002, 0x0001_0800, 0, 0x0000_0004, 0, 0};

    public final Registers registers;
    private final GuestRam ram;

    public SeaBiosDriver(Hardware hardware) {
        ram = hardware.ram();
        registers = hardware.registers(0);
    }

    /** Resets, initialises, posts the one reply frame. Returns the ten half-words of the reply to IOC_INIT. */
    public int[] start() {
        registers.write(DOORBELL, 0x4000_0000);
        registers.write(INTERRUPT_MASK, 0x9);
        registers.write(INTERRUPT_STATUS, 0);
        registers.write(DOORBELL, 0x42 << 24 | IOC_INIT.length << 16);
        for (int word : IOC_INIT) {
            registers.write(DOORBELL, word);
        }
        int[] halves = new int[10];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = registers.read(DOORBELL) & 0xFFFF;
        }
        registers.write(INTERRUPT_STATUS, 0);
        registers.write(REPLY_FIFO, REPLY);
        return halves;
    }

    /**
     * Runs a command with one 32-bit element; the CDB's length is always sixteen. Returns whether a context reply came.
     */
    public boolean command(int target, int context, int length, byte... cdb) {
        ram.fill(REQUEST, 0x38, 0);
        ram.put8(REQUEST, target);
        ram.put8(REQUEST + 0x04, 16);
        ram.put8(REQUEST + 0x05, 18);
        ram.put32(REQUEST + 0x08, context);
        ram.put32(REQUEST + 0x14, length == 0 ? 0 : 0x0200_0000);
        ram.put(REQUEST + 0x18, cdb);
        ram.put32(REQUEST + 0x28, length);
        ram.put32(REQUEST + 0x2C, SENSE);
        ram.put32(REQUEST + 0x30, 0xD100_0000 | length);
        ram.put32(REQUEST + 0x34, DATA);
        registers.write(REQUEST_FIFO, REQUEST);
        Expect.soon(() -> (registers.read(INTERRUPT_STATUS) & REPLY_INTERRUPT) != 0, "a reply shows although masked");
        int reply = registers.read(REPLY_FIFO);
        Expect.equal(EMPTY, registers.read(REPLY_FIFO), "one reply only");
        if (reply < 0) {
            registers.write(REPLY_FIFO, reply << 1);
            return false;
        }
        Expect.equal(context, reply, "context");
        return true;
    }
}
