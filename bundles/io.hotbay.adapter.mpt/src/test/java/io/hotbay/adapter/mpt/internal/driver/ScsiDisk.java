// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Does what Linux's sd does with one disk: asks who it is and how large, writes and reads with the data in pieces all
 * over the memory, and asks again after a unit attention. One command at a time.
 */
public final class ScsiDisk {

    public static final int BLOCK = 512;
    /** Most bytes of one command, so that its pieces and chains fit into their places. */
    public static final int MAXIMUM_BYTES = 0x1_0000;

    private static final int IN = 0x0200_0000;
    private static final int OUT = 0x0100_0000;
    private static final int NO_DATA = 0;
    private static final int CHAINS = 0x3_4000;
    /** One slot of the data area for each piece, from the highest down, so that no two are neighbours. */
    private static final int SLOT_BYTES = 0x2000;
    private static final int SLOTS = 0x40;
    /** Of all kinds: a few bytes, not even, a page, more than a page. */
    private static final int[] LENGTHS = {0x1000, 3, 0x1FD, 0x1400, 0x200};

    private final LinuxDriver driver;
    private final GuestRam ram;
    private final int target;
    private int context;

    public ScsiDisk(LinuxDriver driver, int target) {
        this.driver = driver;
        this.ram = driver.ram;
        this.target = target;
        this.context = 0x100 + target * 0x1_0000;
    }

    /** Vendor, product and revision from INQUIRY; empty when nobody is there. */
    public String inquiry() {
        byte[] cdb = {0x12, 0, 0, 0, 36, 0};
        Reply reply = run(IN, pieces(36), cdb);
        if (reply.iocStatus() == Reply.DEVICE_NOT_THERE) {
            return "";
        }
        byte[] answer = gather(pieces(36));
        return new String(answer, 8, 28, StandardCharsets.US_ASCII).strip();
    }

    /** The capacity from READ CAPACITY(10), in blocks. */
    public long blocks() {
        byte[] cdb = {0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        requireGood(run(IN, pieces(8), cdb), "READ CAPACITY");
        ByteBuffer answer = ByteBuffer.wrap(gather(pieces(8)));
        long blocks = Integer.toUnsignedLong(answer.getInt()) + 1;
        Expect.equal(BLOCK, answer.getInt(), "block size");
        return blocks;
    }

    /** WRITE(10). */
    public void write(int block, byte[] data) {
        List<Piece> pieces = pieces(data.length);
        scatter(data, pieces);
        requireGood(run(OUT, pieces, cdb10(0x2A, block, data.length)), "WRITE");
    }

    /** READ(10). */
    public byte[] read(int block, int bytes) {
        List<Piece> pieces = pieces(bytes);
        scatter(new byte[bytes], pieces);
        requireGood(run(IN, pieces, cdb10(0x28, block, bytes)), "READ");
        return gather(pieces);
    }

    /** TEST UNIT READY, until no unit attention is left. */
    public void testUnitReady() {
        requireGood(run(NO_DATA, List.of(), new byte[6]), "TEST UNIT READY");
    }

    /** SYNCHRONIZE CACHE(10). */
    public void synchronizeCache() {
        requireGood(run(NO_DATA, List.of(), cdb10(0x35, 0, 0)), "SYNCHRONIZE CACHE");
    }

    private Reply run(int control, List<Piece> pieces, byte[] cdb) {
        Reply reply = once(control, pieces, cdb);
        while (reply.scsiStatus() == Reply.CHECK_CONDITION && (ram.get8(sense() + 2) & 0xF) == 0x6) {
            reply = once(control, pieces, cdb);
        }
        return reply;
    }

    private Reply once(int control, List<Piece> pieces, byte[] cdb) {
        int bytes = pieces.stream().mapToInt(Piece::length).sum();
        context++;
        long frame = driver.scsiIo(target, context, control, bytes, cdb);
        if (!pieces.isEmpty()) {
            Piece.writeList(ram, frame, control == OUT, Piece.Form.BITS_64, pieces, ram.start() + CHAINS);
        }
        driver.post(frame);
        Reply reply = driver.awaitReply();
        while (reply.function() == Reply.EVENT) {
            reply = driver.awaitReply();
        }
        Expect.equal(context, reply.context(), "context");
        return reply;
    }

    private void requireGood(Reply reply, String what) {
        Expect.that(reply.good(), "%s ends good, not %s with sense %s".formatted(
                what, reply, Arrays.toString(ram.get(sense(), 18))));
    }

    private static byte[] cdb10(int operationCode, int block, int bytes) {
        return ByteBuffer.allocate(10).put((byte) operationCode).put((byte) 0).putInt(block).put((byte) 0)
                .putShort((short) (bytes / BLOCK)).array();
    }

    private List<Piece> pieces(int bytes) {
        Expect.that(bytes <= MAXIMUM_BYTES, "no more than " + MAXIMUM_BYTES + " bytes");
        List<Piece> pieces = new ArrayList<>();
        int left = bytes;
        while (left > 0) {
            int number = pieces.size();
            int length = Math.min(left, LENGTHS[number % LENGTHS.length]);
            pieces.add(new Piece(ram.start() + LinuxDriver.DATA + (SLOTS - 1 - number) * SLOT_BYTES, length));
            left -= length;
        }
        return pieces;
    }

    private void scatter(byte[] data, List<Piece> pieces) {
        int position = 0;
        for (Piece piece : pieces) {
            ram.put(piece.address(), Arrays.copyOfRange(data, position, position + piece.length()));
            position += piece.length();
        }
    }

    private byte[] gather(List<Piece> pieces) {
        ByteBuffer data = ByteBuffer.allocate(pieces.stream().mapToInt(Piece::length).sum());
        pieces.forEach(piece -> data.put(ram.get(piece.address(), piece.length())));
        return data.array();
    }

    private long sense() {
        return ram.start() + LinuxDriver.SENSE;
    }
}
