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
 * Does what OVMF's driver does: I/O BAR, a handshake without polling, 64-bit addresses, one reply frame of 32 bytes,
 * MsgContext 1, and no time-out.
 */
public final class OvmfDriver {

    public static final int REQUEST = 0x8000;
    public static final int REPLY = 0x9000;
    public static final int SENSE = 0x9100;
    public static final int DATA = 0xA000;

    private final Registers registers;
    private final GuestRam ram;

    public OvmfDriver(Hardware hardware) {
        ram = hardware.ram();
        registers = hardware.registers(0);
    }

    /** Resets and initialises; returns the IOCStatus of IOC_INIT. */
    public int start() {
        int high = (int) (ram.start() >>> Integer.SIZE);
        reset();
        registers.write(DOORBELL, 0x42 << 24 | 6 << 16);
        for (int word : new int[] {0x0200_0002, 0x0001_0800, 0, 0x20, high, high}) {
            registers.write(DOORBELL, word);
        }
        int[] halves = new int[10];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = registers.read(DOORBELL) & 0xFFFF;
        }
        registers.write(INTERRUPT_STATUS, 0);
        registers.write(REPLY_FIFO, (int) ram.start() + REPLY);
        return halves[7];
    }

    /** What it does when the operating system takes over. */
    public void reset() {
        registers.write(DOORBELL, 0x4000_0000);
        registers.write(INTERRUPT_MASK, 0x9);
        registers.write(INTERRUPT_STATUS, 0);
    }

    /** Runs a command that reads; returns the IOCStatus. */
    public int command(int target, int length, byte... cdb) {
        long frame = ram.start() + REQUEST;
        ram.fill(frame, 0x3C, 0);
        ram.put8(frame, target);
        ram.put8(frame + 0x04, cdb.length);
        ram.put8(frame + 0x05, 0xFF);
        ram.put8(frame + 0x07, 0x01);
        ram.put32(frame + 0x08, 1);
        ram.put32(frame + 0x14, 0x0200_0000);
        ram.put(frame + 0x18, cdb);
        ram.put32(frame + 0x28, length);
        ram.put32(frame + 0x2C, (int) ram.start() + SENSE);
        ram.put32(frame + 0x30, 0xD300_0000 | length);
        ram.put32(frame + 0x34, (int) ram.start() + DATA);
        ram.put32(frame + 0x38, (int) (ram.start() >>> Integer.SIZE));
        registers.write(REQUEST_FIFO, (int) frame);
        Expect.soon(() -> (registers.read(INTERRUPT_STATUS) & REPLY_INTERRUPT) != 0, "a reply shows although masked");
        int reply = registers.read(REPLY_FIFO);
        Expect.equal(EMPTY, registers.read(REPLY_FIFO), "one reply only");
        if (reply == 1) {
            return 0;
        }
        Expect.equal((int) ram.start() + REPLY, reply << 1, "the one reply frame");
        int status = ram.get16(ram.start() + REPLY + 0x0E);
        registers.write(REPLY_FIFO, reply << 1);
        return status;
    }
}
