// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/**
 * The header of every message.
 *
 * <pre>
 *  0        2        4                 8                 12                16
 *  | id     | command| message size    | flags           | error number    |
 * </pre>
 *
 * The size counts the header too. A reply carries the id and the command of its request.
 */
public final class HeaderLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            Wire.U16.withName("message_id"),
            Wire.U16.withName("command"),
            Wire.U32.withName("message_size"),
            Wire.U32.withName("flags"),
            Wire.U32.withName("error_no"));

    public static final int BYTES = (int) LAYOUT.byteSize();

    /** All four bits of the message type; 0 is a request. */
    public static final int TYPE_MASK = 0xF;

    public static final int TYPE_REPLY = 0x1;

    /** The sender of a request wants no reply, not even for an error. */
    public static final int NO_REPLY = 0x10;

    /** A reply without payload: the request failed, the error number says why. */
    public static final int ERROR = 0x20;

    private static final VarHandle ID = Wire.field(LAYOUT, "message_id");
    private static final VarHandle COMMAND = Wire.field(LAYOUT, "command");
    private static final VarHandle SIZE = Wire.field(LAYOUT, "message_size");
    private static final VarHandle FLAGS = Wire.field(LAYOUT, "flags");
    private static final VarHandle ERROR_NUMBER = Wire.field(LAYOUT, "error_no");

    private HeaderLayout() {}

    /** The sender's own number of the message, 16 bits. */
    public static short id(MemorySegment segment, long at) {
        return (short) ID.get(segment, at);
    }

    public static int command(MemorySegment segment, long at) {
        return Short.toUnsignedInt((short) COMMAND.get(segment, at));
    }

    /** Bytes of the whole message, as an unsigned number. */
    public static long size(MemorySegment segment, long at) {
        return Integer.toUnsignedLong((int) SIZE.get(segment, at));
    }

    public static int flags(MemorySegment segment, long at) {
        return (int) FLAGS.get(segment, at);
    }

    public static int errorNumber(MemorySegment segment, long at) {
        return (int) ERROR_NUMBER.get(segment, at);
    }

    /** Writes the header of a reply that is at the start of its segment. */
    public static void encode(MemorySegment segment, short id, int command, int size, int flags, int errorNumber) {
        ID.set(segment, 0L, id);
        COMMAND.set(segment, 0L, (short) command);
        SIZE.set(segment, 0L, size);
        FLAGS.set(segment, 0L, flags);
        ERROR_NUMBER.set(segment, 0L, errorNumber);
    }
}
