// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.FileStatus;
import io.hotbay.posix.Files;
import io.hotbay.posix.PosixException;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** The store type {@code file}: a raw image file, used in place. The location is its absolute path. */
@Component(property = StoreType.PROPERTY + "=file")
public final class FileStoreType implements StoreType {

    @Override
    public BackingStore open(StoreRequest request) throws StoreException {
        Path path = path(request.location());
        FileChecks.requireRegular(path);
        boolean writable = !request.readOnly() && FileChecks.hasWriteBit(path);
        Descriptor file = writable ? openWritable(path) : null;
        if (file == null) {
            writable = false;
            file = openReadOnly(path);
        }
        try {
            FileStatus status = Files.status(file);
            FileChecks.requireWholeBlocks(path, status);
            ImageLock.take(file, path, writable);
            String identity = "file:" + status.device() + ":" + status.inode();
            boolean discards = writable && punchesHoles(file, status);
            StoreFacts facts = new StoreFacts(identity, StoreFacts.MINIMUM_BLOCK_SIZE,
                    status.size() / StoreFacts.MINIMUM_BLOCK_SIZE, writable, false, discards);
            return new FileStore(file, facts, new FilePool(), Transfer.WRITE, inlineFlags(file));
        } catch (StoreException refused) {
            file.close();
            throw refused;
        } catch (PosixException failed) {
            file.close();
            throw new StoreException("The file " + path + " can't be used: " + failed.getMessage() + ".", failed);
        }
    }

    /** The absolute path that a location is. */
    static Path path(String location) throws StoreException {
        try {
            Path path = Path.of(location);
            if (path.isAbsolute()) {
                return path;
            }
            throw new StoreException("'" + location
                    + "' is no absolute path; write the whole path of the file, from / on.");
        } catch (InvalidPathException invalid) {
            throw new StoreException("'" + location + "' is no path: " + invalid.getReason() + ".", invalid);
        }
    }

    /** Null when the host lets this process only read it. */
    private static @Nullable Descriptor openWritable(Path path) throws StoreException {
        try {
            return Files.open(path, true, false);
        } catch (PosixException refused) {
            return switch (refused.errno()) {
                case EACCES, EPERM, EROFS, ETXTBSY -> null;
                default -> throw new StoreException(
                        "The file " + path + " can't be opened: " + refused.getMessage() + ".", refused);
            };
        }
    }

    private static Descriptor openReadOnly(Path path) throws StoreException {
        try {
            return Files.open(path, false, false);
        } catch (PosixException refused) {
            throw new StoreException("The file " + path + " can't be opened for reading: " + refused.getMessage()
                    + "; give this process the permission.", refused);
        }
    }

    /**
     * A tmpfs has no RWF_NOWAIT, and needs none: it copies between memory and memory and has no device to wait for. (The
     * host may have swapped its pages out, as it may those of the guest or of this process.)
     */
    private static int inlineFlags(Descriptor file) throws PosixException {
        return Files.fileSystem(file) == Files.TMPFS ? 0 : Files.NOWAIT;
    }

    /** Tried behind the end, where there is nothing to be punched. */
    private static boolean punchesHoles(Descriptor file, FileStatus status) {
        int fd = file.acquire();
        try {
            return Files.allocate(fd, Files.PUNCH_HOLE, status.size(), StoreFacts.MINIMUM_BLOCK_SIZE) == 0;
        } finally {
            file.release();
        }
    }
}
