// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.FileStatus;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreFacts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** What a file must be, each point with its own sentence. */
final class FileChecks {

    private static final Set<PosixFilePermission> WRITE_BITS = EnumSet.of(PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private FileChecks() {}

    /** Before it is opened: opening a FIFO waits, and opening a device can do things to it. */
    static void requireRegular(Path path) throws StoreException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException missing) {
            throw new StoreException(
                    "There is no file " + path + "; create it first, with the size of the disk.", missing);
        } catch (AccessDeniedException denied) {
            throw new StoreException("The file " + path + " can't be reached; "
                    + "give this process the permission to search the directories above it.", denied);
        } catch (IOException failed) {
            throw new StoreException("The file " + path + " can't be looked at: " + failed.getMessage() + ".", failed);
        }
        if (attributes.isDirectory()) {
            throw new StoreException(path + " is a directory; name a file in it.");
        }
        if (!attributes.isRegularFile()) {
            throw new StoreException(path
                    + " is a device, a pipe or a socket; the store 'file' takes regular files only.");
        }
    }

    /** Root may write to any file; one that nobody is meant to write is write-protected for root too. */
    static boolean hasWriteBit(Path path) throws StoreException {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(WRITE_BITS::contains);
        } catch (IOException failed) {
            throw new StoreException(
                    "The permissions of " + path + " can't be read: " + failed.getMessage() + ".", failed);
        }
    }

    /** Of the open file: it may be another than the one that was looked at. */
    static void requireWholeBlocks(Path path, FileStatus status) throws StoreException {
        if (!status.regular()) {
            throw new StoreException(path + " was replaced while it was opened; try again.");
        }
        if (status.size() == 0) {
            throw new StoreException("The file " + path + " is empty; give it the size of the disk first.");
        }
        if (status.size() % StoreFacts.MINIMUM_BLOCK_SIZE != 0) {
            throw new StoreException("The file " + path + " has " + status.size()
                    + " bytes, which are not whole blocks of " + StoreFacts.MINIMUM_BLOCK_SIZE
                    + "; it is no raw image, or it is cut off.");
        }
    }
}
