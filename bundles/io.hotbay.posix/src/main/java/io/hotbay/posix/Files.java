// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.ControlCalls;
import io.hotbay.posix.internal.FileCalls;
import io.hotbay.posix.internal.FlockLayout;
import io.hotbay.posix.internal.NativePath;
import io.hotbay.posix.internal.StatfsLayout;
import io.hotbay.posix.internal.StatxLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** File I/O. Methods that take a plain {@code int fd} are for hot paths: no exception, no allocation, no locking. */
public final class Files {
    /** RWF_DSYNC: a write that returns when its data is durable, as FUA wants. */
    public static final int DSYNC = 0x2;

    /**
     * RWF_NOWAIT: take what the page cache has; {@code -EAGAIN} instead of waiting for anything else. File systems
     * without it say {@code -EOPNOTSUPP}: {@link #TMPFS} always, most of them for writes.
     */
    public static final int NOWAIT = FileCalls.RWF_NOWAIT;

    /** FALLOC_FL_KEEP_SIZE. */
    public static final int KEEP_SIZE = 0x1;

    /** FALLOC_FL_PUNCH_HOLE with KEEP_SIZE, without which the kernel refuses it. */
    public static final int PUNCH_HOLE = 0x2 | KEEP_SIZE;

    /** FALLOC_FL_ZERO_RANGE. */
    public static final int ZERO_RANGE = 0x10;

    /** TMPFS_MAGIC, see {@link #fileSystem}; memory files are on a tmpfs too. */
    public static final long TMPFS = 0x01021994;

    /** The kernel takes -1 for the position that the open file description keeps, and moves that. */
    private static final long NEGATIVE_POSITION = -Errno.EINVAL.value();

    private Files() {
    }

    /**
     * Opens a file or block device that exists.
     *
     * @param direct bypass the page cache (O_DIRECT): memory, position and length must then be aligned as the file
     *     system wants
     */
    public static Descriptor open(Path path, boolean writable, boolean direct) throws PosixException {
        int access = writable ? FileCalls.O_RDWR : FileCalls.O_RDONLY;
        return open("open", path, access | (direct ? FileCalls.O_DIRECT : 0), 0);
    }

    /**
     * Makes a regular file that does not exist yet, and opens it for reading and writing.
     *
     * @param mode permissions, less the process's umask
     */
    public static Descriptor create(Path path, int mode) throws PosixException {
        return open("create", path, FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_EXCL, mode);
    }

    public static FileStatus status(Descriptor file) throws PosixException {
        int fd = file.acquire();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statx = arena.allocate(StatxLayout.LAYOUT);
            MemorySegment itself = arena.allocateFrom("");
            PosixException.check(FileCalls.statx(fd, itself, FileCalls.AT_EMPTY_PATH, statx), "status of", file);
            return FileStatus.decode(statx);
        } finally {
            file.release();
        }
    }

    /** What kind of file system a file is on: {@code f_type} of {@code fstatfs}, such as {@link #TMPFS}. */
    public static long fileSystem(Descriptor file) throws PosixException {
        int fd = file.acquire();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statfs = arena.allocate(StatfsLayout.LAYOUT);
            PosixException.check(FileCalls.fstatfs(fd, statfs), "file system of", file);
            return StatfsLayout.type(statfs);
        } finally {
            file.release();
        }
    }

    /**
     * Scattered read ({@code preadv2}).
     *
     * @param iovec address of an array of {@code struct iovec}, see {@link IoVector}
     * @param count its entries, at most 1024
     * @param position in the file, bytes
     * @param flags {@link #NOWAIT} or 0
     * @return bytes read, fewer than asked for at the end of the file or of the cached data, or {@code -errno}
     */
    public static long readVector(int fd, long iovec, int count, long position, int flags) {
        return position < 0 ? NEGATIVE_POSITION : FileCalls.preadv2(fd, iovec, count, position, flags);
    }

    /**
     * Gathered write ({@code pwritev2}).
     *
     * @param iovec address of an array of {@code struct iovec}, see {@link IoVector}
     * @param count its entries, at most 1024
     * @param position in the file, bytes
     * @param flags {@link #NOWAIT}, {@link #DSYNC} or 0
     * @return bytes written, perhaps fewer than asked for, or {@code -errno}
     */
    public static long writeVector(int fd, long iovec, int count, long position, int flags) {
        return position < 0 ? NEGATIVE_POSITION : FileCalls.pwritev2(fd, iovec, count, position, flags);
    }

    /** {@code fdatasync}: 0 or {@code -errno}. After a failure the kernel may say 0 again for data that is lost. */
    public static int synchronizeData(int fd) {
        return (int) FileCalls.fdatasync(fd);
    }

    /**
     * {@code fallocate}.
     *
     * @param mode {@link #PUNCH_HOLE}, {@link #ZERO_RANGE}, {@link #KEEP_SIZE}; 0 reserves space
     * @return 0 or {@code -errno}
     */
    public static int allocate(int fd, int mode, long offset, long length) {
        return (int) FileCalls.fallocate(fd, mode, offset, length);
    }

    /**
     * How long a file is now ({@code SEEK_END}): for hot paths, where {@link #status} costs too much. It waits while
     * another thread seeks on the same open file description, and for the server of a network file system.
     *
     * @return bytes, or {@code -errno}
     */
    public static long length(int fd) {
        return FileCalls.end(fd);
    }

    /**
     * Where the next hole begins at or behind a position ({@code SEEK_HOLE}): the end of the file counts as one, and a
     * file system that keeps no account has no other.
     *
     * @return {@code -ENXIO} at or behind the end of the file
     */
    public static long nextHole(int fd, long position) {
        return FileCalls.lseek(fd, position, FileCalls.SEEK_HOLE);
    }

    /**
     * Where the next data begins at or behind a position ({@code SEEK_DATA}).
     *
     * @return {@code -ENXIO} when there is none up to the end of the file
     */
    public static long nextData(int fd, long position) {
        return FileCalls.lseek(fd, position, FileCalls.SEEK_DATA);
    }

    public static void truncate(Descriptor file, long size) throws PosixException {
        int fd = file.acquire();
        try {
            PosixException.check(FileCalls.ftruncate(fd, size), "set size " + size + " of", file);
        } finally {
            file.release();
        }
    }

    /**
     * Locks a range for this open file description (F_OFD_SETLK), without waiting. The lock is shared by duplicates,
     * passes with the descriptor to other processes, and ends with the last of them. It keeps out other open file
     * descriptions, even those of this process, and traditional {@code fcntl} locks of other processes.
     *
     * @param length bytes; 0 for all up to the end, wherever that will be
     * @param exclusive needs a writable descriptor
     * @return false when somebody else holds a conflicting lock
     */
    public static boolean lock(Descriptor file, long start, long length, boolean exclusive) throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment flock = FlockLayout.encode(arena, type(exclusive), start, length);
            long result = control(file, ControlCalls.F_OFD_SETLK, flock);
            if (result == -Errno.EAGAIN.value() || result == -Errno.EACCES.value()) {
                return false;
            }
            PosixException.check(result, "lock", file);
            return true;
        }
    }

    /** Whether {@link #lock} would find somebody else's conflicting lock (F_OFD_GETLK); needs no write access. */
    public static boolean lockTest(Descriptor file, long start, long length, boolean exclusive) throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment flock = FlockLayout.encode(arena, type(exclusive), start, length);
            PosixException.check(control(file, ControlCalls.F_OFD_GETLK, flock), "test lock of", file);
            return FlockLayout.type(flock) != FlockLayout.F_UNLCK;
        }
    }

    /** Gives up what {@link #lock} got in this range; no error when that is nothing. */
    public static void unlock(Descriptor file, long start, long length) throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment flock = FlockLayout.encode(arena, FlockLayout.F_UNLCK, start, length);
            PosixException.check(control(file, ControlCalls.F_OFD_SETLK, flock), "unlock", file);
        }
    }

    private static short type(boolean exclusive) {
        return exclusive ? FlockLayout.F_WRLCK : FlockLayout.F_RDLCK;
    }

    private static long control(Descriptor file, int command, MemorySegment flock) {
        int fd = file.acquire();
        try {
            return ControlCalls.lock(fd, command, flock);
        } finally {
            file.release();
        }
    }

    private static Descriptor open(String operation, Path path, int flags, int mode) throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            long fd = FileCalls.open(NativePath.encode(arena, path), flags | FileCalls.O_CLOEXEC, mode);
            return Descriptor.owning(PosixException.check(fd, operation, path), path.toString());
        }
    }
}
