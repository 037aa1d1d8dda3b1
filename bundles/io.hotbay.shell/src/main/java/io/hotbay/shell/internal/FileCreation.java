// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.store.api.ByteSize;
import io.hotbay.store.api.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files that disks can be put on. */
final class FileCreation {

    private FileCreation() {}

    /** Makes a sparse file of zeroes for its owner alone; says its path and size. */
    static String create(Path folder, String name, String size) throws CommandException {
        try {
            long bytes = ByteSize.parse(size);
            Path path = folder.resolve(name).normalize();
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            extend(path, bytes);
            return path + " " + bytes + " bytes";
        } catch (StoreException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        } catch (InvalidPathException e) {
            throw new CommandException("'" + name + "' is no path: " + e.getReason() + ".", e);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(e.getFile() + " exists already; choose another path, or remove it yourself.", e);
        } catch (NoSuchFileException e) {
            throw new CommandException("There is no folder for " + e.getFile() + "; make it first.", e);
        } catch (IOException e) {
            throw new CommandException(folder.resolve(name) + " can't be made: " + e + ".", e);
        }
    }

    private static void extend(Path path, long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        } catch (IOException e) {
            Files.delete(path);
            throw e;
        }
    }
}
