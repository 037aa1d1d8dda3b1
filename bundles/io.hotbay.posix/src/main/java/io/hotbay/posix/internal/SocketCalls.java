// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** System calls that make and name local stream sockets; each returns its result or {@code -errno}. */
public final class SocketCalls {
    static final int AF_UNIX = 1;
    static final int SOL_SOCKET = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_CLOEXEC = FileCalls.O_CLOEXEC;
    private static final int SO_PEERCRED = 17;
    private static final int SHUT_RDWR = 2;
    private static final int ECONNABORTED = 103;

    private static final FunctionDescriptor NAMING = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final FunctionDescriptor TWO = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SOCKET = LibC.function("socket",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SOCKETPAIR = LibC.function("socketpair",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle BIND = LibC.function("bind", NAMING);
    private static final MethodHandle CONNECT = LibC.function("connect", NAMING);
    private static final MethodHandle LISTEN = LibC.function("listen", TWO);
    private static final MethodHandle SHUTDOWN = LibC.function("shutdown", TWO);
    private static final MethodHandle ACCEPT4 = LibC.function("accept4",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle GETSOCKOPT = LibC.function("getsockopt",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

    private SocketCalls() {
    }

    public static long socket() {
        return LibC.retry(state -> (int) SOCKET.invokeExact(state, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    }

    /** @param two receives two ints */
    public static long pair(MemorySegment two) {
        return LibC.retry(state -> (int) SOCKETPAIR.invokeExact(state, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, two));
    }

    /** @param address from {@link SocketAddressLayout#encode}; its size is the address length */
    public static long bind(int fd, MemorySegment address) {
        return LibC.retry(state -> (int) BIND.invokeExact(state, fd, address, (int) address.byteSize()));
    }

    /** Blocks while the listener's backlog is full. On EINTR a local socket is not connected, so repeating is right. */
    public static long connect(int fd, MemorySegment address) {
        return LibC.retry(state -> (int) CONNECT.invokeExact(state, fd, address, (int) address.byteSize()));
    }

    public static long listen(int fd, int backlog) {
        return LibC.retry(state -> (int) LISTEN.invokeExact(state, fd, backlog));
    }

    /** Blocks for the next connection; one that its peer gave up meanwhile is skipped. */
    public static long accept(int fd) {
        long result;
        do {
            result = LibC.retry(state -> (int) ACCEPT4.invokeExact(state, fd, MemorySegment.NULL, MemorySegment.NULL,
                    SOCK_CLOEXEC));
        } while (result == -ECONNABORTED);
        return result;
    }

    public static long shutdown(int fd) {
        return LibC.retry(state -> (int) SHUTDOWN.invokeExact(state, fd, SHUT_RDWR));
    }

    /**
     * @param credentials a {@link CredentialsLayout}
     * @param length an int with its size
     */
    public static long peer(int fd, MemorySegment credentials, MemorySegment length) {
        return LibC.retry(state ->
                (int) GETSOCKOPT.invokeExact(state, fd, SOL_SOCKET, SO_PEERCRED, credentials, length));
    }
}
