// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** A request as a client writes it, byte by byte; knows nothing of the layouts of the server. */
public final class Message {
    public static final int HEADER = 16;
    public static final int ID = 0x1234;
    public static final int NO_REPLY = 0x10;

    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);

    private Message(int command) {
        bytes.putShort((short) ID).putShort((short) command).putInt(0).putInt(0).putInt(0);
    }

    public static Message of(int command) {
        return new Message(command);
    }

    /** VERSION 0.0 as QEMU sends it. */
    public static Message version() {
        return of(1).u16(0).u16(0).text("""
                {"capabilities":{"pgsizes":4096,"max_msg_fds":16,"max_dma_maps":65535,"max_data_xfer_size":1048576,\
                "migration":{"max_bitmap_size":268435456,"pgsize":4096},"write_multiple":true}}""").u8(0);
    }

    public static Message dmaMap(int flags, long offset, long address, long size) {
        return of(2).u32(32).u32(flags).u64(offset).u64(address).u64(size);
    }

    public static Message dmaUnmap(int flags, long address, long size) {
        return of(3).u32(24).u32(flags).u64(address).u64(size);
    }

    public static Message setIrqs(int flags, int index, int start, int count) {
        return of(8).u32(20).u32(flags).u32(index).u32(start).u32(count);
    }

    public static Message read(int region, long offset, int count) {
        return of(9).u64(offset).u32(region).u32(count);
    }

    public static Message write(int region, long offset, String data) {
        byte[] octets = hex(data);
        return of(10).u64(offset).u32(region).u32(octets.length).octets(octets);
    }

    public static Message reset() {
        return of(13);
    }

    public Message u8(int value) {
        bytes.put((byte) value);
        return this;
    }

    public Message u16(int value) {
        bytes.putShort((short) value);
        return this;
    }

    public Message u32(int value) {
        bytes.putInt(value);
        return this;
    }

    public Message u64(long value) {
        bytes.putLong(value);
        return this;
    }

    public Message octets(byte[] octets) {
        bytes.put(octets);
        return this;
    }

    public Message text(String text) {
        return octets(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    public Message id(int id) {
        bytes.putShort(0, (short) id);
        return this;
    }

    public Message flags(int flags) {
        bytes.putInt(8, flags);
        return this;
    }

    public Message noReply() {
        return flags(NO_REPLY);
    }

    /** The message with its true size in the header. */
    public byte[] bytes() {
        return bytesWithSize(bytes.position());
    }

    /** The message with some other size in the header. */
    public byte[] bytesWithSize(int size) {
        bytes.putInt(4, size);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
