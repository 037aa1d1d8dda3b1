// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** System calls on files; each returns its result or {@code -errno}. */
public final class FileCalls {
    public static final int O_RDONLY = 0x0;
    public static final int O_RDWR = 0x2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_DIRECT = LibC.O_DIRECT;
    public static final int O_CLOEXEC = 0x80000;

    /** {@code statx} and {@code fchmodat}: relative paths are relative to the current directory. */
    public static final int AT_FDCWD = -100;
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    public static final int AT_EMPTY_PATH = 0x1000;

    public static final int RWF_NOWAIT = 0x8;

    public static final int SEEK_END = 2;
    public static final int SEEK_DATA = 3;
    public static final int SEEK_HOLE = 4;

    private static final MethodHandle OPEN = LibC.variadic("open", 2,
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE = LibC.function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle STATX = LibC.function("statx",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle FSTATFS = LibC.function("fstatfs",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle FCHMOD = LibC.function("fchmod",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle FCHMODAT = LibC.function("fchmodat",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle FTRUNCATE = LibC.function("ftruncate",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle FDATASYNC = LibC.function("fdatasync",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle FALLOCATE = LibC.function("fallocate",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));

    private static final MethodHandle LSEEK = LibC.function("lseek",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));

    // the address of the iovec is a JAVA_LONG: a MemorySegment would be an object per call
    private static final FunctionDescriptor VECTOR =
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle PREADV2 = LibC.function("preadv2", VECTOR);
    private static final MethodHandle PWRITEV2 = LibC.function("pwritev2", VECTOR);

    private FileCalls() {
    }

    public static long open(MemorySegment path, int flags, int mode) {
        return LibC.retry(state -> (int) OPEN.invokeExact(state, path, flags, mode));
    }

    /** Not repeated on EINTR: Linux has closed the number by then, and it may be somebody else's already. */
    public static long close(int fd) {
        return LibC.once(state -> (int) CLOSE.invokeExact(state, fd));
    }

    /** @param buffer a {@link StatxLayout} */
    public static long statx(int directory, MemorySegment path, int flags, MemorySegment buffer) {
        return LibC.retry(state ->
                (int) STATX.invokeExact(state, directory, path, flags, StatxLayout.BASIC_STATS, buffer));
    }

    /** @param buffer a {@link StatfsLayout} */
    public static long fstatfs(int fd, MemorySegment buffer) {
        return LibC.retry(state -> (int) FSTATFS.invokeExact(state, fd, buffer));
    }

    public static long fchmod(int fd, int mode) {
        return LibC.retry(state -> (int) FCHMOD.invokeExact(state, fd, mode));
    }

    public static long chmod(MemorySegment path, int mode) {
        return LibC.retry(state -> (int) FCHMODAT.invokeExact(state, AT_FDCWD, path, mode, 0));
    }

    public static long ftruncate(int fd, long size) {
        return LibC.retry(state -> (int) FTRUNCATE.invokeExact(state, fd, size));
    }

    public static long fdatasync(int fd) {
        return LibC.retry(state -> (int) FDATASYNC.invokeExact(state, fd));
    }

    public static long fallocate(int fd, int mode, long offset, long length) {
        return LibC.retry(state -> (int) FALLOCATE.invokeExact(state, fd, mode, offset, length));
    }

    /** @param whence {@link #SEEK_DATA} or {@link #SEEK_HOLE}; moves the position that the description keeps */
    public static long lseek(int fd, long offset, int whence) {
        return LibC.retry(state -> (long) LSEEK.invokeExact(state, fd, offset, whence));
    }

    /** {@link #lseek} to the end, for hot paths; not interrupted by signals. */
    public static long end(int fd) {
        CallState state = CallState.take();
        try {
            return state.result((long) LSEEK.invokeExact(state.segment(), fd, 0L, SEEK_END));
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        } finally {
            state.release();
        }
    }

    public static long preadv2(int fd, long iovec, int count, long position, int flags) {
        CallState state = CallState.take();
        try {
            long result;
            do {
                result = state.result(
                        (long) PREADV2.invokeExact(state.segment(), fd, iovec, count, position, flags));
            } while (result == -LibC.EINTR);
            return result;
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        } finally {
            state.release();
        }
    }

    public static long pwritev2(int fd, long iovec, int count, long position, int flags) {
        CallState state = CallState.take();
        try {
            long result;
            do {
                result = state.result(
                        (long) PWRITEV2.invokeExact(state.segment(), fd, iovec, count, position, flags));
            } while (result == -LibC.EINTR);
            return result;
        } catch (Throwable cause) {
            throw LibC.unexpected(cause);
        } finally {
            state.release();
        }
    }
}
