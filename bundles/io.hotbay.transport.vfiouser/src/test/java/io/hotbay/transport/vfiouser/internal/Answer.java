// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A reply as a client sees it.
 *
 * @param payload in hexadecimal, a blank between bytes
 */
public record Answer(int id, int command, int flags, int errno, String payload) {
    /** The flags of a reply without an error. */
    public static final int REPLY = 0x1;
    public static final int EPERM = 1;
    public static final int EEXIST = 17;
    public static final int EINVAL = 22;
    public static final int ENOSPC = 28;
    public static final int EOPNOTSUPP = 95;

    public static Answer decode(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        return new Answer(Short.toUnsignedInt(bytes.getShort(0)), bytes.getShort(2), bytes.getInt(8), bytes.getInt(12),
                text(Arrays.copyOfRange(message, Message.HEADER, message.length)));
    }

    public static Answer done(int command, String payload) {
        return new Answer(Message.ID, command, 0x1, 0, payload);
    }

    public static Answer done(int command) {
        return done(command, "");
    }

    public static Answer error(int command, int errno) {
        return new Answer(Message.ID, command, 0x21, errno, "");
    }

    public static String text(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
