// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.EventCalls;
import io.hotbay.posix.internal.MessageFrame;
import io.hotbay.posix.internal.PollLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection over a local stream socket, with descriptor passing (SCM_RIGHTS). All native memory is allocated at
 * construction; receiving and sending allocate nothing.
 *
 * <p>One thread receives, any may send: sends are serialised, and neither direction holds up the other. The stream has
 * no message borders, yet descriptors have a place in it: a receive never goes past data that carries some, so
 * descriptors got belong to the message that holds the last byte received.
 */
public final class MessageSocket implements AutoCloseable {
    /** SCM_MAX_FD: the kernel passes no more at a time. */
    public static final int DESCRIPTORS_MAXIMUM = 253;

    private static final int[] NONE = {};
    private static final int TAKEN = -1;
    /** No time to {@link EventCalls#poll}. */
    private static final long FOR_EVER = 0;

    private final Descriptor socket;
    private final int maximumDescriptors;
    private final Arena arena = Arena.ofShared();
    private final ReentrantLock receiving = new ReentrantLock();
    private final ReentrantLock sending = new ReentrantLock();
    private final MessageFrame in;
    private final MessageFrame out;
    private final int[] received;
    /** The socket, and an event that is waited for beside it. */
    private final MemorySegment polled;
    private int descriptorCount;
    private volatile boolean closed;

    /**
     * @param socket connected and blocking; belongs to this object from here on
     * @param maximumDescriptors most descriptors that one receive or send can carry, 0 to
     *     {@value #DESCRIPTORS_MAXIMUM}
     */
    public MessageSocket(Descriptor socket, int maximumDescriptors) {
        Objects.checkIndex(maximumDescriptors, DESCRIPTORS_MAXIMUM + 1);
        this.socket = Objects.requireNonNull(socket);
        this.maximumDescriptors = maximumDescriptors;
        this.in = new MessageFrame(arena, maximumDescriptors);
        this.out = new MessageFrame(arena, maximumDescriptors);
        this.received = new int[maximumDescriptors];
        this.polled = arena.allocate(PollLayout.LAYOUT, 2);
    }

    /**
     * Blocks until there is something. Descriptors of the receive before that were not taken are closed first.
     *
     * @param buffer native memory, which must stay alive until this returns
     * @param length at least 1
     * @return bytes received, or 0 at the end of the stream
     * @throws PosixException ECONNRESET when the peer left data of ours unread; EMSGSIZE when more descriptors came
     *     than fit, or this process may open no more: those that did come are closed, and the stream is of no more use;
     *     EBADF after {@link #close}
     */
    public int receive(MemorySegment buffer, long offset, long length) throws PosixException {
        check(buffer, offset, length);
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException("read-only buffer");
        }
        receiving.lock();
        try {
            closeUntaken();
            requireOpen("receive on");
            long most = Math.min(length, Integer.MAX_VALUE);
            long bytes = in.receive(socket.fd(), buffer.address() + offset, most);
            PosixException.check(bytes, "receive on", socket);
            descriptorCount = in.descriptors(received);
            if (in.truncated()) {
                closeUntaken();
                throw new PosixException("receive on " + socket + " (more than " + maximumDescriptors
                        + " descriptors in a message, or more than this process may open)", Errno.EMSGSIZE.value());
            }
            return (int) bytes;
        } finally {
            receiving.unlock();
            Reference.reachabilityFence(buffer);
        }
    }

    /**
     * Waits, by the receiving thread, until a receive would not block: there is something, or the stream has ended.
     *
     * @param nanos 0 looks without waiting; negative: for ever. The kernel adds up to 50 us
     * @return false when the time is over
     * @throws PosixException EBADF after {@link #close}
     */
    public boolean awaitData(long nanos) throws PosixException {
        receiving.lock();
        try {
            requireOpen("wait for");
            return PosixException.check(in.awaitData(socket.fd(), nanos), "wait for", socket) > 0;
        } finally {
            receiving.unlock();
        }
    }

    /**
     * Blocks until {@link #receive} would not, or until the counter of an event is not 0, which it leaves. By the
     * receiving thread.
     *
     * @param event stays open meanwhile
     * @return whether there is something to receive, be it the end of the stream
     */
    public boolean awaitDataOr(EventDescriptor event) throws PosixException {
        int fd = event.descriptor().acquire();
        receiving.lock();
        try {
            requireOpen("wait for");
            PollLayout.setReadable(polled, 0, socket.fd());
            PollLayout.setReadable(polled, 1, fd);
            long result;
            do {
                result = EventCalls.poll(polled.address(), 2, FOR_EVER);
            } while (result == -Errno.EINTR.value());
            PosixException.check(result, "wait for", socket);
            return PollLayout.hasEvent(polled, 0);
        } finally {
            receiving.unlock();
            event.descriptor().release();
        }
    }

    /** How many descriptors the last receive brought, taken ones included. */
    public int descriptorCount() {
        return descriptorCount;
    }

    /**
     * Gives a received descriptor to the caller; by the receiving thread, before its next receive.
     *
     * @throws IllegalStateException when it was taken before, or closed with the connection
     */
    public Descriptor takeDescriptor(int index) {
        receiving.lock();
        try {
            int fd = received[Objects.checkIndex(index, descriptorCount)];
            if (fd == TAKEN) {
                throw new IllegalStateException("descriptor " + index + " is gone already");
            }
            received[index] = TAKEN;
            return Descriptor.owning(fd);
        } finally {
            receiving.unlock();
        }
    }

    /** {@link #send(MemorySegment, long, long, int...)} without descriptors, nor an array for them. */
    public void send(MemorySegment buffer, long offset, long length) throws PosixException {
        send(buffer, offset, length, NONE);
    }

    /**
     * Sends all of it, with the descriptors at its first byte; blocks while the peer's queue is full. After an
     * exception part of it may be gone, and the stream is of no more use.
     *
     * @param buffer native memory, which must stay alive until this returns
     * @param length at least 1
     * @param fds borrowed; the kernel has its own references when this returns
     * @throws PosixException EPIPE when the peer is gone; EBADF after {@link #close}
     */
    public void send(MemorySegment buffer, long offset, long length, int... fds) throws PosixException {
        check(buffer, offset, length);
        if (fds.length > maximumDescriptors) {
            throw new IllegalArgumentException(fds.length + " descriptors, at most " + maximumDescriptors);
        }
        sending.lock();
        try {
            requireOpen("send on");
            long sent = 0;
            while (sent < length) {
                int[] attached = sent == 0 ? fds : NONE;
                long bytes = out.send(socket.fd(), buffer.address() + offset + sent, length - sent, attached);
                sent += PosixException.check(bytes, "send on", socket);
            }
        } finally {
            sending.unlock();
            Reference.reachabilityFence(buffer);
        }
    }

    /**
     * Shuts the connection down for everybody who holds the socket, waits until the threads that this wakes have left,
     * and closes the socket and the descriptors that were not taken. Idempotent, from any thread.
     */
    @Override
    public void close() {
        closed = true;
        wake();
        receiving.lock();
        sending.lock();
        try {
            if (socket.isOpen()) {
                closeUntaken();
                arena.close();
                socket.close();
            }
        } finally {
            sending.unlock();
            receiving.unlock();
        }
    }

    private void wake() {
        try {
            LocalSockets.shutdown(socket);
        } catch (PosixException | IllegalStateException e) {
            // nobody can be blocked on what is not a socket, or is closed already
        }
    }

    private void closeUntaken() {
        for (int i = 0; i < descriptorCount; i++) {
            if (received[i] != TAKEN) {
                Descriptor.owning(received[i]).close();
                received[i] = TAKEN;
            }
        }
        descriptorCount = 0;
    }

    private void requireOpen(String operation) throws PosixException {
        if (closed) {
            throw new PosixException(operation + " " + socket + " (closed here)", Errno.EBADF.value());
        }
    }

    private static void check(MemorySegment buffer, long offset, long length) {
        Objects.checkFromIndexSize(offset, length, buffer.byteSize());
        if (!buffer.isNative() || length == 0) {
            throw new IllegalArgumentException("a buffer of " + length + " bytes"
                    + (buffer.isNative() ? "" : " in the heap"));
        }
    }
}
