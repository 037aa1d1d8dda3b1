// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.LocalSockets;
import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The client's side of a connection, over a real socket. */
public final class TestVmm implements AutoCloseable {
    private static final int DESCRIPTORS = 16;

    private final MessageSocket socket;
    private final MemorySegment out = Arena.ofAuto().allocate(1 << 20);
    private final MemorySegment in = Arena.ofAuto().allocate(1 << 18);

    private TestVmm(MessageSocket socket) {
        this.socket = socket;
    }

    public static TestVmm connect(Path path) throws PosixException {
        return over(LocalSockets.connect(path));
    }

    /** At the end of a connection that is there already. */
    static TestVmm over(Descriptor connected) {
        return new TestVmm(new MessageSocket(connected, DESCRIPTORS));
    }

    /** Connects, and agrees on the version. */
    public static TestVmm negotiated(Path path) throws PosixException {
        TestVmm vmm = connect(path);
        int flags = vmm.ask(Message.version()).flags();
        if (flags != Answer.REPLY) {
            throw new AssertionError("VERSION was answered with flags " + flags);
        }
        return vmm;
    }

    /** Sends a request and receives a reply. */
    public Answer ask(Message message, Descriptor... descriptors) throws PosixException {
        send(message.bytes(), descriptors);
        return receive();
    }

    public void send(Message message) throws PosixException {
        send(message.bytes());
    }

    public void send(byte[] bytes, Descriptor... descriptors) throws PosixException {
        MemorySegment.copy(bytes, 0, out, JAVA_BYTE, 0, bytes.length);
        socket.send(out, 0, bytes.length, Stream.of(descriptors).mapToInt(Descriptor::fd).toArray());
    }

    public Answer receive() throws PosixException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        receive(message, Message.HEADER);
        int size = in.get(java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED, 4);
        receive(message, size);
        return Answer.decode(message.toByteArray());
    }

    /** Whether the server has closed the connection; waits for that. */
    public boolean ended() throws PosixException {
        try {
            return socket.receive(in, 0, 1) == 0;
        } catch (PosixException e) {
            if (e.errno() == Errno.ECONNRESET) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void receive(ByteArrayOutputStream message, int size) throws PosixException {
        while (message.size() < size) {
            int bytes = socket.receive(in, message.size(), size - message.size());
            if (bytes == 0) {
                throw new AssertionError("the server closed the connection after " + message.size() + " bytes");
            }
            message.write(in.asSlice(message.size(), bytes).toArray(JAVA_BYTE), 0, bytes);
        }
    }
}
