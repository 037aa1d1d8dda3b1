// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.EMPTY;
import static io.hotbay.adapter.mpt.internal.driver.Registers.REPLY_FIFO;
import static io.hotbay.adapter.mpt.internal.driver.Registers.REQUEST_FIFO;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The requests of a BSD's driver: one area for each holds its frame, its chains, its sense data and its configuration
 * page. One at a time, polled until interrupts are on.
 */
final class BsdRequests {

    static final int IN = 0x0200_0000;
    static final int OUT = 0x0100_0000;

    private static final int AREAS = 0x1_0000;
    private static final int AREA_BYTES = 0x200;
    private static final int AREA_COUNT = 0x20;
    private static final int AFTER_FRAME = 0x80;
    private static final int SENSE = 0x1C0;
    private static final int REPLIES = 0x2_0000;
    private static final int DATA = 0x4_0000;
    private static final int PAGE_BYTES = 0x1000;
    /** A buffer starts somewhere in its first page. */
    private static final int FIRST_OFFSET = 0x200;
    private static final int CONTEXT_TYPE = 0x6000_0000;

    /** The events that have come, by their codes. */
    final List<Integer> events = new ArrayList<>();

    private final Hardware hardware;
    private final Registers registers;
    private final GuestRam ram;
    private final Piece.Form form;
    private final int commands;
    private final int controls;
    private int request;
    private int eventContext;
    private boolean interrupts;

    /** Requests with elements of a form; commands and all others have something in their contexts besides a number. */
    BsdRequests(Hardware hardware, Registers registers, Piece.Form form, int commands, int controls) {
        this.hardware = hardware;
        this.registers = registers;
        this.ram = hardware.ram();
        this.form = form;
        this.commands = commands;
        this.controls = controls;
    }

    /** Whether interrupts are on. */
    void interrupts(boolean on) {
        interrupts = on;
    }

    void giveReplyFrames(int count, int bytes) {
        for (int i = 0; i < count; i++) {
            registers.write(REPLY_FIFO, (int) ram.start() + REPLIES + i * bytes);
        }
    }

    /** Switches events on. The request stays open: later events come under its context. */
    void eventNotification() {
        long frame = control(0x07);
        ram.put8(frame, 1);
        eventContext = context(frame);
        run(frame);
    }

    /** The header of a page as CONFIG tells it: version, length, number, type and attribute from the low byte up. */
    int header(int type, int number, int address) {
        long frame = config(0, type, number, address, 0);
        Reply reply = run(frame);
        Expect.equal(0, reply.iocStatus(), "IOCStatus of the header of page " + type + "." + number);
        return reply.count();
    }

    /** The words of a page, its header first. */
    int[] readPage(int type, int number, int address) {
        int words = header(type, number, address) >> 8 & 0xFF;
        long frame = config(1, type, number, address, words);
        Expect.equal(0, run(frame).iocStatus(), "IOCStatus of reading page " + type + "." + number);
        int[] page = new int[words];
        for (int i = 0; i < words; i++) {
            page[i] = ram.get32(frame + AFTER_FRAME + i * 4L);
        }
        return page;
    }

    /** Writes a page, which the drivers do only where its attribute allows it. */
    void writePage(int type, int number, int address, int... page) {
        int attribute = header(type, number, address) >>> 28;
        Expect.that(attribute == 1 || attribute == 2, "page " + type + "." + number + " can be written");
        long frame = config(2, type, number, address, page.length);
        for (int i = 0; i < page.length; i++) {
            ram.put32(frame + AFTER_FRAME + i * 4L, page[i]);
        }
        Expect.equal(0, run(frame).iocStatus(), "IOCStatus of writing page " + type + "." + number);
    }

    /** Makes, but does not post, a command. */
    long scsiIo(int target, int control, int bytes, byte... cdb) {
        long frame = area(commands);
        ram.put8(frame, target);
        ram.put8(frame + 0x04, cdb.length);
        ram.put8(frame + 0x05, 0x20);
        ram.put8(frame + 0x07, form == Piece.Form.BITS_64 ? 0x01 : 0);
        ram.put32(frame + 0x14, control);
        ram.put(frame + 0x18, cdb);
        ram.put32(frame + 0x28, bytes);
        ram.put32(frame + 0x2C, (int) frame + SENSE);
        List<Piece> pieces = bytes == 0 ? List.of(new Piece(0, 0)) : pieces(bytes);
        Piece.writeList(ram, frame, (control & OUT) != 0, form, pieces, frame + AFTER_FRAME);
        return frame;
    }

    /** The context of a request. */
    int context(long frame) {
        return ram.get32(frame + 0x08);
    }

    /** The sense key that a command left. */
    int senseKey(long frame) {
        return ram.get8(frame + SENSE + 2) & 0xF;
    }

    void post(long frame) {
        registers.write(REQUEST_FIFO, (int) frame);
    }

    /** Posts a request and waits for its reply. */
    Reply run(long frame) {
        post(frame);
        return await(context(frame));
    }

    Reply await(int context) {
        Reply reply = next();
        while (reply.context() != context) {
            Expect.that(reply.function() == Reply.EVENT, "only events come in between, not " + reply);
            reply = next();
        }
        return reply;
    }

    /** A request of three dwords. */
    long control(int function) {
        long frame = area(controls);
        ram.put8(frame + 0x03, function);
        return frame;
    }

    private long config(int action, int type, int number, int address, int words) {
        long frame = control(0x04);
        boolean write = action == 2;
        ram.put8(frame, action);
        ram.put8(frame + 0x15, words);
        ram.put8(frame + 0x16, number);
        ram.put8(frame + 0x17, type);
        ram.put32(frame + 0x18, address);
        ram.put32(frame + 0x1C, (write ? 0xD500_0000 : 0xD100_0000) | words * Integer.BYTES);
        ram.put32(frame + 0x20, words == 0 ? 0 : (int) frame + AFTER_FRAME);
        return frame;
    }

    private long area(int handler) {
        int number = request++ % AREA_COUNT;
        long frame = ram.start() + AREAS + (long) number * AREA_BYTES;
        ram.fill(frame, AREA_BYTES, 0);
        ram.put32(frame + 0x08, handler | number);
        return frame;
    }

    private Reply next() {
        int entry = registers.read(REPLY_FIFO);
        long end = System.nanoTime() + Expect.GUARD.toNanos();
        while (entry == EMPTY) {
            Expect.that(System.nanoTime() < end, "a reply comes");
            if (interrupts) {
                hardware.awaitInterrupt();
            }
            entry = registers.read(REPLY_FIFO);
        }
        if (entry >= 0) {
            Expect.equal(0, entry & CONTEXT_TYPE, "type of a context reply: they know no other, OpenBSD panics");
            return Reply.ofContext(entry);
        }
        long frame = ram.start() + Integer.toUnsignedLong(entry << 1);
        Reply reply = Reply.ofFrame(ram, frame);
        if (reply.function() == Reply.EVENT) {
            Expect.equal(0x80, ram.get8(frame + 0x07), "more events follow: else the request would be free");
            Expect.equal(eventContext, reply.context(), "context of an event");
            events.add(reply.count());
        }
        registers.write(REPLY_FIFO, (int) frame);
        return reply;
    }

    /** Fills the pieces of a buffer. */
    void scatter(byte[] data) {
        int position = 0;
        for (Piece piece : pieces(data.length)) {
            ram.put(piece.address(), Arrays.copyOfRange(data, position, position + piece.length()));
            position += piece.length();
        }
    }

    /** What the pieces of a buffer hold. */
    byte[] gather(int bytes) {
        ByteBuffer data = ByteBuffer.allocate(bytes);
        pieces(bytes).forEach(piece -> data.put(ram.get(piece.address(), piece.length())));
        return data.array();
    }

    /** The pages of a buffer, from the highest down, so that none follows on the one before it. */
    private List<Piece> pieces(int bytes) {
        List<Piece> pieces = new ArrayList<>();
        int left = bytes;
        long page = ram.start() + DATA + BsdDriver.MAXIMUM_BYTES + PAGE_BYTES;
        while (left > 0) {
            int offset = pieces.isEmpty() ? FIRST_OFFSET : 0;
            int length = Math.min(left, PAGE_BYTES - offset);
            pieces.add(new Piece(page + offset, length));
            left -= length;
            page -= PAGE_BYTES;
        }
        return pieces;
    }
}
