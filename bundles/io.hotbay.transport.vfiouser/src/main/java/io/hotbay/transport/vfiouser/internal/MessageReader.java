// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.Command;
import io.hotbay.transport.vfiouser.internal.wire.HeaderLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the stream of one connection into messages, and gives each its descriptors. For one thread.
 *
 * <p>A receive may bring many messages, or part of one. It never goes past data that carries descriptors, so those that
 * it brings belong to the message that holds the last byte received.
 */
final class MessageReader implements AutoCloseable {
    /** Room for a burst of some thousand posted writes; at least two of the longest message. */
    static final int BUFFER_BYTES = 1 << 16;

    private record Received(Descriptor descriptor, long position) {}

    private final MessageSocket socket;
    private final Pause pause;
    private final MemorySegment buffer;
    private final Request request;
    private final int maximumDescriptors;
    private final Deque<Received> waiting = new ArrayDeque<>();
    /** The position in the stream of the buffer's first byte. */
    private long origin;
    private long from;
    private long to;

    /**
     * The arena outlives the reader, the socket too.
     *
     * @param pause made before each receive
     */
    MessageReader(MessageSocket socket, Pause pause, Arena arena, int maximumDescriptors) {
        this.socket = socket;
        this.pause = pause;
        this.maximumDescriptors = maximumDescriptors;
        this.buffer = arena.allocate(BUFFER_BYTES, Long.BYTES);
        this.request = new Request(buffer, maximumDescriptors);
    }

    /**
     * Blocks until there is a whole message. The one before is over then, its descriptors are closed if nobody took
     * them.
     *
     * @return null at the end of the stream
     */
    @Nullable Request next() throws PosixException, ProtocolViolation {
        request.closeDescriptors();
        while (to - from < HeaderLayout.BYTES || to - from < size()) {
            if (!receive()) {
                return null;
            }
        }
        int size = size();
        request.begin(from, size);
        from += size;
        while (!waiting.isEmpty() && waiting.peek().position() < origin + from) {
            request.addDescriptor(waiting.remove().descriptor());
        }
        return request;
    }

    @Override
    public void close() {
        request.closeDescriptors();
        waiting.forEach(received -> received.descriptor().close());
        waiting.clear();
    }

    private int size() throws ProtocolViolation {
        long size = HeaderLayout.size(buffer, from);
        if (size < HeaderLayout.BYTES || size > Command.MESSAGE_MAXIMUM) {
            throw new ProtocolViolation("a message of " + size + " bytes (at least " + HeaderLayout.BYTES
                    + ", at most " + Command.MESSAGE_MAXIMUM + " are possible)");
        }
        return (int) size;
    }

    private boolean receive() throws PosixException, ProtocolViolation {
        makeRoom();
        pause.beforeReceive();
        int bytes = socket.receive(buffer, to, BUFFER_BYTES - to);
        if (bytes == 0) {
            if (to > from) {
                throw new ProtocolViolation("end of the stream in the middle of a message");
            }
            return false;
        }
        to += bytes;
        for (int i = 0; i < socket.descriptorCount(); i++) {
            waiting.add(new Received(socket.takeDescriptor(i), origin + to - 1));
        }
        if (waiting.size() > maximumDescriptors) {
            throw new ProtocolViolation("more than " + maximumDescriptors + " descriptors with a message");
        }
        return true;
    }

    /** Moves what is left of the last receive to the front, when a whole message would not fit behind it. */
    private void makeRoom() {
        if (from == to || BUFFER_BYTES - from < Command.MESSAGE_MAXIMUM) {
            MemorySegment.copy(buffer, from, buffer, 0, to - from);
            origin += from;
            to -= from;
            from = 0;
        }
    }
}
