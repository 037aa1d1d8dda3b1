// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.DIAGNOSTIC;
import static io.hotbay.adapter.mpt.internal.driver.Registers.DOORBELL;
import static io.hotbay.adapter.mpt.internal.driver.Registers.DOORBELL_INTERRUPT;
import static io.hotbay.adapter.mpt.internal.driver.Registers.EMPTY;
import static io.hotbay.adapter.mpt.internal.driver.Registers.INTERRUPT_MASK;
import static io.hotbay.adapter.mpt.internal.driver.Registers.INTERRUPT_STATUS;
import static io.hotbay.adapter.mpt.internal.driver.Registers.REPLY_FIFO;
import static io.hotbay.adapter.mpt.internal.driver.Registers.REQUEST_FIFO;
import static io.hotbay.adapter.mpt.internal.driver.Registers.WRITE_SEQUENCE;

import java.util.ArrayList;
import java.util.List;

/**
 * Does what Linux's mptspi does, in its order and manners: memory BAR, each half-word of a handshake acknowledged and
 * waited for, one more interrupt after the last, the reply queue read until it is empty. Waiting for the doorbell is
 * checking once, since the adapter answers at once; commands may take their time.
 */
public final class LinuxDriver {

    /** Reply frames of 80 bytes. */
    public static final int REPLY_FRAME_BYTES = 0x50;
    /** Where the requests lie, from the start of memory on. */
    public static final int REQUESTS = 0x1_0000;
    /** Where the reply frames lie. */
    public static final int REPLIES = 0x2_0000;
    /** Where sense data goes. */
    public static final int SENSE = 0x3_0000;
    /** Where a test may have its data. */
    public static final int DATA = 0x4_0000;

    public static final int CONTEXT_EVENTS = 0x0005_0000;

    /** Task types. */
    public static final int ABORT_TASK = 0x01;
    public static final int TARGET_RESET = 0x03;
    public static final int RESET_BUS = 0x04;

    private static final int[] KEY = {0xFF, 0x04, 0x0B, 0x02, 0x07, 0x0D};

    public final Registers registers;
    final GuestRam ram;
    private final Hardware hardware;
    private final PoliteDoorbell doorbell;
    private int nextRequest;

    public LinuxDriver(Hardware hardware) {
        this.hardware = hardware;
        this.ram = hardware.ram();
        this.registers = hardware.registers(1);
        this.doorbell = new PoliteDoorbell(registers);
    }

    /** From power-on to a running adapter: facts, queues, IOC_INIT, PORT_ENABLE, events. */
    public LinuxDriver start(int replyFrames) {
        registers.write(INTERRUPT_MASK, EMPTY);
        registers.write(INTERRUPT_STATUS, 0);
        if (registers.state() != Registers.STATE_READY) {
            messageUnitReset();
        }
        handshake(header(0x03, 0));
        handshake(header(0x03, 0));
        handshake(header(0x05, 0));
        for (int i = 0; i < replyFrames; i++) {
            registers.write(REPLY_FIFO, replyFrame(i));
        }
        int[] init = handshake(iocInit());
        Expect.equal(0, init[7], "IOCStatus of IOC_INIT");
        handshake(header(0x06, 0));
        Expect.equal(Registers.STATE_OPERATIONAL, registers.state(), "state");
        handshake(new int[] {0x0700_0001, 0, CONTEXT_EVENTS});
        registers.write(INTERRUPT_MASK, DOORBELL_INTERRUPT);
        return this;
    }

    /** IOC_INIT in its long form. */
    public int[] iocInit() {
        int high = (int) (ram.start() >>> Integer.SIZE);
        return new int[] {0x0200_0004, 0x0001_1000, 0, REPLY_FRAME_BYTES, high, high, 0, 0, 0, 0, 0x1300_0102};
    }

    /** A message of three dwords: function and context. */
    public static int[] header(int function, int context) {
        return new int[] {function << 24, 0, context};
    }

    /** Sends a message through the doorbell; returns the half-words of the reply. */
    public int[] handshake(int... message) {
        return doorbell.exchange(message);
    }

    /** Sends a message that is answered by the reply queue. */
    public void handshakeWithoutReply(int... message) {
        doorbell.send(message);
    }

    /** A request frame that is not in use, zeroed. */
    public long frame() {
        long address = ram.start() + REQUESTS + nextRequest++ % 0x180 * 0x80;
        ram.fill(address, 0x80, 0);
        return address;
    }

    /** Posts a request, with the hint bits in the low bits of the descriptor that Linux sets. */
    public void post(long frame) {
        registers.write(REQUEST_FIFO, (int) frame | 0x3);
    }

    /** Makes, but does not post, a request for one piece of data. */
    public long scsiIo(int target, int context, int control, int length, byte... cdb) {
        long frame = frame();
        ram.put8(frame, target);
        ram.put8(frame + 0x04, cdb.length);
        ram.put8(frame + 0x05, 0x40);
        ram.put8(frame + 0x07, 0x01);
        ram.put32(frame + 0x08, context);
        ram.put32(frame + 0x14, control);
        ram.put(frame + 0x18, cdb);
        ram.put32(frame + 0x28, length);
        ram.put32(frame + 0x2C, (int) ram.start() + SENSE);
        int out = (control & 0x0100_0000) != 0 ? 0x0400_0000 : 0;
        ram.put32(frame + 0x30, 0xD300_0000 | out | length);
        ram.put32(frame + 0x34, (int) ram.start() + DATA);
        ram.put32(frame + 0x38, (int) (ram.start() >>> Integer.SIZE));
        return frame;
    }

    /** Posts a READ(10) of some bytes. */
    public void read(int target, int context, int length) {
        post(scsiIo(target, context, 0x0200_0000, length, new byte[] {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0}));
    }

    /** The message of a task management function. */
    public static int[] taskManagement(int type, int target, int context, int taskContext) {
        int[] message = new int[13];
        message[0] = 0x0100_0000 | target;
        message[1] = type << 8;
        message[2] = context;
        message[12] = taskContext;
        return message;
    }

    /** Posts a CONFIG request with one 32-bit element for the page; returns the reply's frame. */
    public long config(int action, int type, int number, int address, int dwords) {
        long frame = frame();
        ram.put8(frame, action);
        ram.put8(frame + 0x03, 0x04);
        ram.put32(frame + 0x08, 0x77);
        ram.put8(frame + 0x15, dwords);
        ram.put8(frame + 0x16, number);
        ram.put8(frame + 0x17, type);
        ram.put32(frame + 0x18, address);
        boolean write = action == 2 || action == 4;
        ram.put32(frame + 0x1C, (write ? 0xD500_0000 : 0xD100_0000) | dwords * Integer.BYTES);
        ram.put32(frame + 0x20, dwords == 0 ? EMPTY : DATA);
        post(frame);
        return takeAddressReply();
    }

    /** Takes one address reply, and nothing else; the caller gives its frame back. */
    public long takeAddressReply() {
        int entry = registers.read(REPLY_FIFO);
        Expect.that(entry != EMPTY, "a reply is there");
        Expect.that(entry < 0, "an address reply");
        return ram.start() + (entry << 1);
    }

    /** Waits for the next reply; the frame of an address reply goes back at once. */
    public Reply awaitReply() {
        int entry = registers.read(REPLY_FIFO);
        while (entry == EMPTY) {
            hardware.awaitInterrupt();
            entry = registers.read(REPLY_FIFO);
        }
        if (entry >= 0) {
            return Reply.ofContext(entry);
        }
        long frame = ram.start() + (entry << 1);
        Reply reply = Reply.ofFrame(ram, frame);
        free(frame);
        return reply;
    }

    /** Gives a reply frame back. */
    public void free(long frame) {
        registers.write(REPLY_FIFO, (int) frame);
    }

    /**
     * The interrupt routine: takes all replies; frames of address replies go back at once. Returns their contexts in
     * order.
     */
    public List<Integer> interrupt() {
        List<Integer> contexts = new ArrayList<>();
        int entry = registers.read(REPLY_FIFO);
        while (entry != EMPTY) {
            if (entry < 0) {
                long frame = ram.start() + (entry << 1);
                contexts.add(ram.get32(frame + 0x08));
                free(frame);
            } else {
                contexts.add(entry);
            }
            entry = registers.read(REPLY_FIFO);
        }
        return contexts;
    }

    /** Doorbell function 40. */
    public void messageUnitReset() {
        registers.write(DOORBELL, 0x4000_0000);
        Expect.equal(Registers.STATE_READY, registers.state(), "state");
    }

    /** The hard reset, and the checks that it worked. */
    public void hardReset() {
        unlock();
        int diagnostic = registers.read(DIAGNOSTIC);
        registers.write(DIAGNOSTIC, diagnostic | 0x02);
        registers.write(DIAGNOSTIC, diagnostic | 0x04);
        Expect.equal(Registers.STATE_READY, registers.state(), "state");
        unlock();
        diagnostic = registers.read(DIAGNOSTIC);
        Expect.that((diagnostic & 0x20) != 0, "the history tells of the reset");
        registers.write(DIAGNOSTIC, diagnostic & ~0x20);
        diagnostic = registers.read(DIAGNOSTIC);
        Expect.equal(0, diagnostic & 0x20, "the history can be cleared");
        registers.write(WRITE_SEQUENCE, 0xFF);
        Expect.equal(0, registers.read(DIAGNOSTIC) & 0x46, "flash good, not in reset, ARM enabled");
    }

    private void unlock() {
        int tries = 0;
        while ((registers.read(DIAGNOSTIC) & 0x80) == 0) {
            Expect.that(tries++ < 20, "the key opens the register");
            for (int value : KEY) {
                registers.write(WRITE_SEQUENCE, value);
            }
        }
    }

    private int replyFrame(int number) {
        return (int) ram.start() + REPLIES + number * REPLY_FRAME_BYTES;
    }
}
