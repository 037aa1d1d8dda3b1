// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** {@code struct cmsghdr} (cmsg(3)) with descriptors behind it (SCM_RIGHTS). */
final class ControlMessageLayout {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_LONG.withName("cmsg_len"),
            JAVA_INT.withName("cmsg_level"),
            JAVA_INT.withName("cmsg_type")).withName("cmsghdr");

    private static final int SCM_RIGHTS = 1;
    private static final long HEADER = LAYOUT.byteSize();
    private static final long DESCRIPTOR = JAVA_INT.byteSize();

    private static final VarHandle LENGTH = LAYOUT.varHandle(PathElement.groupElement("cmsg_len"));
    private static final VarHandle LEVEL = LAYOUT.varHandle(PathElement.groupElement("cmsg_level"));
    private static final VarHandle TYPE = LAYOUT.varHandle(PathElement.groupElement("cmsg_type"));

    private ControlMessageLayout() {
    }

    /**
     * CMSG_LEN of so many descriptors. Offered to a receive it is exact: CMSG_SPACE, which rounds up, would let one
     * descriptor more than asked for come in.
     */
    static long length(int descriptors) {
        return HEADER + descriptors * DESCRIPTOR;
    }

    /** CMSG_SPACE: what such a message takes up in a buffer. */
    static long space(int descriptors) {
        return aligned(length(descriptors));
    }

    /** Writes one message with these descriptors. */
    static void encode(MemorySegment control, int[] descriptors) {
        LENGTH.set(control, 0L, length(descriptors.length));
        LEVEL.set(control, 0L, SocketCalls.SOL_SOCKET);
        TYPE.set(control, 0L, SCM_RIGHTS);
        MemorySegment.copy(descriptors, 0, control, JAVA_INT, HEADER, descriptors.length);
    }

    /**
     * Collects the descriptors in all messages.
     *
     * @param length the valid bytes of {@code control}
     * @param into long enough for all that {@code control} can hold
     * @return how many there are
     */
    static int decode(MemorySegment control, long length, int[] into) {
        int count = 0;
        long next;
        for (long at = 0; at + HEADER <= length; at = next) {
            long end = at + (long) LENGTH.get(control, at);
            next = aligned(end);
            if (end < at + HEADER || end > length) {
                break;
            }
            if ((int) LEVEL.get(control, at) == SocketCalls.SOL_SOCKET && (int) TYPE.get(control, at) == SCM_RIGHTS) {
                for (long each = at + HEADER; each + DESCRIPTOR <= end; each += DESCRIPTOR) {
                    into[count++] = control.get(JAVA_INT, each);
                }
            }
        }
        return count;
    }

    private static long aligned(long length) {
        return (length + 7) / 8 * 8;
    }
}
