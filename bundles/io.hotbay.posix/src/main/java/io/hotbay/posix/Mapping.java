// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import io.hotbay.posix.internal.MemoryCalls;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One shared mapping of a file into this process, by address: it knows nothing of segments made over it. Thread safe,
 * except that nobody may touch the addresses after {@link #close}, when anything may be there.
 *
 * <p>Only what is in the file can be touched. Access to pages past its end is a bus error: an {@link InternalError} in
 * Java, EFAULT in system calls. So check the size and the seals of a file that others can shrink.
 */
public final class Mapping implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final long address;
    private final long size;
    private final int protection;
    private final String name;
    private boolean revoked;
    private volatile boolean closed;

    private Mapping(long address, long size, int protection, String name) {
        this.address = address;
        this.size = size;
        this.protection = protection;
        this.name = name;
    }

    /**
     * Maps part of a file; the descriptor is not needed any more afterwards.
     *
     * @param offset in the file, a multiple of the page size
     * @param size bytes; pages past the end of the file are mapped, too, and cannot be touched
     * @param writable needs a writable descriptor; a write through a read-only mapping crashes the JVM
     */
    public static Mapping map(Descriptor file, long offset, long size, boolean writable) throws PosixException {
        int protection = writable ? MemoryCalls.PROT_READ | MemoryCalls.PROT_WRITE : MemoryCalls.PROT_READ;
        int fd = file.acquire();
        try {
            long address = MemoryCalls.map(0, size, protection, fd, offset);
            PosixException.check(address, "map " + size + " bytes at " + offset + " of", file);
            return new Mapping(address, size, protection, file.toString());
        } finally {
            file.release();
        }
    }

    public long address() {
        if (closed) {
            throw new IllegalStateException("the mapping of " + name + " is closed");
        }
        return address;
    }

    public long size() {
        return size;
    }

    /**
     * Takes the file away while the addresses stay taken: in one step its pages are replaced by those of an empty file.
     * From then on the kernel's late reads and writes through these addresses fail with EFAULT, and Java accesses throw
     * {@link InternalError}, instead of landing in the file or in whatever would be mapped here next. I/O whose pages
     * the kernel has pinned before (O_DIRECT under way) still lands in the file. Idempotent; nothing after
     * {@link #close}.
     */
    public void revoke() throws PosixException {
        lock.lock();
        try {
            if (revoked || closed) {
                return;
            }
            try (Descriptor empty = MemoryFile.create("hotbay-revoked", 0, false)) {
                long result = MemoryCalls.map(address, size, protection, empty.fd(), 0);
                PosixException.check(result, "revoke the mapping of", name);
            }
            revoked = true;
        } finally {
            lock.unlock();
        }
    }

    /** Unmaps; idempotent. The caller has made sure that nothing uses the addresses. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            long result = MemoryCalls.unmap(address, size);
            if (result < 0) {
                System.getLogger(Mapping.class.getName()).log(System.Logger.Level.WARNING,
                        "unmap {0}: {1}, the memory stays mapped", name, Errno.of((int) -result));
            }
        } finally {
            lock.unlock();
        }
    }
}
