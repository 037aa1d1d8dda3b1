// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.hotbay.posix.internal.CredentialsLayout;
import io.hotbay.posix.internal.FileCalls;
import io.hotbay.posix.internal.NativePath;
import io.hotbay.posix.internal.SocketAddressLayout;
import io.hotbay.posix.internal.SocketCalls;
import io.hotbay.posix.internal.StatxLayout;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** Stream sockets of the local host (AF_UNIX), all blocking and close-on-exec. */
public final class LocalSockets {
    /** Bytes in a socket's path: {@code sun_path} has 108, one of them for the NUL. */
    public static final int PATH_MAXIMUM = 107;

    /** Connections that may wait for {@link #accept}; one VMM per socket is the rule. */
    private static final int BACKLOG = 16;

    private static final int PERMISSIONS = 07777;

    private LocalSockets() {
    }

    /**
     * Makes a socket file and listens on it. A file that is there already is an error (EADDRINUSE), and closing the
     * descriptor leaves the file: both are the caller's to remove. The file never has more permissions than asked for,
     * not even for a moment, and has all of them before the first connection, whatever the umask.
     *
     * @param mode permissions of the socket file, for example 0600; connecting needs write permission
     */
    public static Descriptor listen(Path path, int mode) throws PosixException {
        if ((mode & ~PERMISSIONS) != 0) {
            throw new IllegalArgumentException("not permissions: 0" + Integer.toOctalString(mode));
        }
        Descriptor socket = open("listen on", path);
        boolean bound = false;
        boolean complete = false;
        try (Arena arena = Arena.ofConfined()) {
            // the mode of the unbound socket, less the umask, becomes that of the file
            PosixException.check(FileCalls.fchmod(socket.fd(), mode), "set mode for", path);
            MemorySegment address = SocketAddressLayout.encode(arena, NativePath.bytes(path));
            PosixException.check(SocketCalls.bind(socket.fd(), address), "bind", path);
            bound = true;
            undoUmask(arena, path, mode);
            PosixException.check(SocketCalls.listen(socket.fd(), BACKLOG), "listen on", path);
            complete = true;
            return socket;
        } finally {
            if (!complete) {
                abandon(socket, path, bound);
            }
        }
    }

    /**
     * Blocks until somebody connects. After {@link #shutdown} of the listener it fails with EINVAL, at once and for
     * good.
     */
    public static Descriptor accept(Descriptor listener) throws PosixException {
        int fd = listener.acquire();
        try {
            long connection = PosixException.check(SocketCalls.accept(fd), "accept on", listener);
            return Descriptor.owning(connection, "connection on " + listener);
        } finally {
            listener.release();
        }
    }

    /** Connects to a listener; blocks while its backlog is full. */
    public static Descriptor connect(Path path) throws PosixException {
        Descriptor socket = open("connect to", path);
        boolean complete = false;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = SocketAddressLayout.encode(arena, NativePath.bytes(path));
            PosixException.check(SocketCalls.connect(socket.fd(), address), "connect to", path);
            complete = true;
            return socket;
        } finally {
            if (!complete) {
                socket.close();
            }
        }
    }

    /** Two sockets connected to each other. */
    public static Descriptor[] pair() throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment two = arena.allocate(JAVA_INT, 2);
            PosixException.check(SocketCalls.pair(two), "make", "a pair of sockets");
            return new Descriptor[] {
                Descriptor.owning(two.getAtIndex(JAVA_INT, 0)), Descriptor.owning(two.getAtIndex(JAVA_INT, 1))
            };
        }
    }

    /**
     * Ends both directions for everybody who holds this socket, and so wakes threads that are blocked on it: receives
     * see the end of the stream, sends EPIPE, accepts EINVAL. No error when it is not connected any more.
     */
    public static void shutdown(Descriptor socket) throws PosixException {
        int fd = socket.acquire();
        try {
            long result = SocketCalls.shutdown(fd);
            if (result != -Errno.ENOTCONN.value()) {
                PosixException.check(result, "shut down", socket);
            }
        } finally {
            socket.release();
        }
    }

    public static PeerCredentials peer(Descriptor socket) throws PosixException {
        int fd = socket.acquire();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ucred = arena.allocate(CredentialsLayout.LAYOUT);
            MemorySegment length = arena.allocateFrom(JAVA_INT, (int) ucred.byteSize());
            PosixException.check(SocketCalls.peer(fd, ucred, length), "credentials of peer of", socket);
            return new PeerCredentials(CredentialsLayout.pid(ucred), CredentialsLayout.uid(ucred),
                    CredentialsLayout.gid(ucred));
        } finally {
            socket.release();
        }
    }

    private static Descriptor open(String operation, Path path) throws PosixException {
        int length = NativePath.bytes(path).length;
        if (length == 0) {
            throw new IllegalArgumentException("a socket needs a path");
        }
        if (length > PATH_MAXIMUM) {
            throw new PosixException(operation + " " + path + " (a socket's path of " + length + " bytes, at most "
                    + PATH_MAXIMUM + " are possible)", Errno.ENAMETOOLONG.value());
        }
        return Descriptor.owning(PosixException.check(SocketCalls.socket(), operation, path), path.toString());
    }

    /** Adds the permissions that the umask took, only where it did: {@code chmod} goes by path once more. */
    private static void undoUmask(Arena arena, Path path, int mode) throws PosixException {
        MemorySegment name = NativePath.encode(arena, path);
        MemorySegment statx = arena.allocate(StatxLayout.LAYOUT);
        PosixException.check(FileCalls.statx(FileCalls.AT_FDCWD, name, FileCalls.AT_SYMLINK_NOFOLLOW, statx),
                "status of", path);
        if ((StatxLayout.mode(statx) & PERMISSIONS) != mode) {
            PosixException.check(FileCalls.chmod(name, mode), "set mode of", path);
        }
    }

    private static void abandon(Descriptor socket, Path path, boolean bound) {
        socket.close();
        if (bound) {
            try {
                java.nio.file.Files.deleteIfExists(path);
            } catch (IOException e) {
                System.getLogger(LocalSockets.class.getName())
                        .log(System.Logger.Level.WARNING, "socket file left behind: {0}", e.toString());
            }
        }
    }
}
