// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.FileStatus;
import io.hotbay.posix.Files;
import io.hotbay.posix.PosixException;
import io.hotbay.store.api.SpaceReservation;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Reserves the blocks of image files ahead ({@code fallocate}), so that no write of a guest finds the disk full. The
 * file is held meanwhile as a store holds it. It becomes longer last of all: whatever ends this before, the guest's
 * disk is what it was.
 */
@Component(property = StoreType.PROPERTY + "=file")
public final class FileReservation implements SpaceReservation {

    /** What is reserved by one call: large enough to cost nothing, small enough for progress to be seen. */
    private static final long CHUNK_BYTES = 256L << 20;

    private final Allocator allocator;
    private final long chunk;

    /** {@link Files#allocate}, or what a test puts in its place. */
    @FunctionalInterface
    interface Allocator {
        int allocate(int fd, int mode, long offset, long length);
    }

    /** Called by Declarative Services. */
    @Activate
    public FileReservation() {
        this(Files::allocate, CHUNK_BYTES);
    }

    FileReservation(Allocator allocator, long chunk) {
        this.allocator = allocator;
        this.chunk = chunk;
    }

    @Override
    public long reserve(String location, long bytes, LongConsumer progress) throws StoreException {
        Path path = FileStoreType.path(location);
        FileChecks.requireRegular(path);
        try (Descriptor file = Files.open(path, true, false)) {
            ImageLock.take(file, path, true);
            FileStatus status = Files.status(file);
            long size = bytes == 0 ? status.size() : bytes;
            check(path, status, size);
            allocate(file, path, status.size(), size, progress);
            return size;
        } catch (PosixException failed) {
            throw new StoreException("The file " + path + " can't be used: " + failed.getMessage() + ".", failed);
        }
    }

    private static void check(Path path, FileStatus status, long size) throws StoreException {
        if (!status.regular()) {
            throw new StoreException(path + " was replaced while it was opened; try again.");
        }
        if (size == 0) {
            throw new StoreException("The file " + path + " is empty; say which size it is to have.");
        }
        if (size < status.size()) {
            throw new StoreException("The file " + path + " has " + status.size() + " bytes already, and is never made"
                    + " shorter; give a size that is not below.");
        }
        long needed = size - status.allocated();
        long free;
        try {
            free = java.nio.file.Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new StoreException("The file system of " + path + " can't be asked for its space: " + e + ".", e);
        }
        if (needed > free) {
            throw new StoreException("The file " + path + " needs " + needed + " more bytes, and its file system has "
                    + free + "; make room first. The file is as it was.");
        }
    }

    private void allocate(Descriptor file, Path path, long before, long size, LongConsumer progress)
            throws StoreException, PosixException {
        int fd = file.fd();
        Holes holes = Holes.of(fd, before);
        for (long done = 0; done < size; done += chunk) {
            int result = allocator.allocate(fd, Files.KEEP_SIZE, done, Math.min(chunk, size - done));
            if (result != 0) {
                holes.punch(fd, allocator);
                Files.truncate(file, before); // gives back what is behind the end
                throw refusal(path, result);
            }
            progress.accept(Math.min(done + chunk, size));
        }
        if (size > before) {
            Files.truncate(file, size);
        }
        int synchronization = Files.synchronizeData(fd);
        if (synchronization != 0) {
            throw new PosixException("make durable " + path, -synchronization);
        }
    }

    private static StoreException refusal(Path path, int result) {
        String start = "Space for " + path + " can't be reserved: ";
        return new StoreException(switch (Errno.of(-result)) {
            case ENOSPC, EDQUOT, EFBIG -> start + Errno.of(-result).description()
                    + "; make room first. The file is as it was.";
            case EOPNOTSUPP, ENOSYS -> start + "its file system can't; put the file on another, such as ext4 or xfs.";
            default -> start + Errno.of(-result) + ". The file is as it was.";
        });
    }
}
