// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * All native memory of one direction of a connection: message header, one iovec, control buffer, an entry and
 * the time for poll, and the segment for errno, allocated once. Not thread safe; the arena must outlive each call.
 */
public final class MessageFrame {
    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private static final FunctionDescriptor TRANSFER =
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle RECVMSG = LibC.function("recvmsg", TRANSFER);
    private static final MethodHandle SENDMSG = LibC.function("sendmsg", TRANSFER);

    private final MemorySegment state;
    private final MemorySegment header;
    private final MemorySegment iovec;
    private final MemorySegment control;
    private final MemorySegment poll;
    private final MemorySegment time;
    private final int maximumDescriptors;

    public MessageFrame(Arena arena, int maximumDescriptors) {
        this.maximumDescriptors = maximumDescriptors;
        state = arena.allocate(CallState.LAYOUT);
        header = arena.allocate(MessageHeaderLayout.LAYOUT);
        iovec = arena.allocate(IoVectorLayout.LAYOUT);
        control = arena.allocate(ControlMessageLayout.space(maximumDescriptors), JAVA_LONG.byteAlignment());
        poll = arena.allocate(PollLayout.LAYOUT);
        time = arena.allocate(TimeSpecLayout.LAYOUT);
        MessageHeaderLayout.IOV.set(header, 0L, iovec.address());
        MessageHeaderLayout.IOVLEN.set(header, 0L, 1L);
        MessageHeaderLayout.CONTROL.set(header, 0L, control.address());
    }

    /** Blocks for at least one byte; returns bytes, 0 at the end of the stream, or {@code -errno}. */
    public long receive(int fd, long address, long length) {
        IoVectorLayout.set(iovec, 0, address, length);
        try {
            long result;
            do {
                MessageHeaderLayout.CONTROLLEN.set(header, 0L, ControlMessageLayout.length(maximumDescriptors));
                result = CallState.result(
                        (long) RECVMSG.invokeExact(state, fd, header.address(), MSG_CMSG_CLOEXEC), state);
            } while (result == -LibC.EINTR);
            return result;
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        }
    }

    /**
     * Blocks until a receive would not, or the time is over; returns 0 then, else 1 or {@code -errno}. A signal begins
     * the time anew.
     */
    public long awaitData(int fd, long nanos) {
        PollLayout.setReadable(poll, 0, fd);
        TimeSpecLayout.set(time, Math.max(0, nanos));
        long result;
        do {
            result = EventCalls.poll(poll.address(), 1, nanos < 0 ? 0 : time.address());
        } while (result == -LibC.EINTR);
        return result;
    }

    /** The descriptors that the last successful receive brought; returns how many. */
    public int descriptors(int[] into) {
        return ControlMessageLayout.decode(control, (long) MessageHeaderLayout.CONTROLLEN.get(header, 0L), into);
    }

    /** Whether the last successful receive had to drop descriptors. */
    public boolean truncated() {
        return ((int) MessageHeaderLayout.FLAGS.get(header, 0L) & MSG_CTRUNC) != 0;
    }

    /** Blocks while the peer's queue is full; returns bytes sent, perhaps fewer than asked for, or {@code -errno}. */
    public long send(int fd, long address, long length, int[] descriptors) {
        IoVectorLayout.set(iovec, 0, address, length);
        if (descriptors.length == 0) {
            MessageHeaderLayout.CONTROLLEN.set(header, 0L, 0L);
        } else {
            ControlMessageLayout.encode(control, descriptors);
            MessageHeaderLayout.CONTROLLEN.set(header, 0L, ControlMessageLayout.space(descriptors.length));
        }
        try {
            long result;
            do {
                result = CallState.result(
                        (long) SENDMSG.invokeExact(state, fd, header.address(), MSG_NOSIGNAL), state);
            } while (result == -LibC.EINTR);
            return result;
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        }
    }
}
