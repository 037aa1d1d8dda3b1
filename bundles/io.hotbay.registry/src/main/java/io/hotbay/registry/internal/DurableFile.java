// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of ours that is replaced whole: whoever reads it, after whatever end of this process or of the host, finds
 * what it was before or what it was made, and after {@link #write} has returned, the latter. When that throws, it may
 * be either. One writer at a time.
 */
final class DurableFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_OF_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final Path successor;
    private final Disk disk;

    /** What may fail of the disk that the file is on. */
    interface Disk {

        /** Makes the file beside. */
        default FileChannel create(Path file) throws IOException {
            return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY);
        }

        /** Makes durable what is in a folder; without this a rename is so only some time later. */
        default void synchronize(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    DurableFile(Path path) {
        this(path, new Disk() {});
    }

    DurableFile(Path path, Disk disk) {
        this.path = path;
        this.successor = path.resolveSibling(path.getFileName() + ".new");
        this.disk = disk;
    }

    Path path() {
        return path;
    }

    /** Replaces the content; the folder is made, for its owner alone, if it is not there. */
    void write(byte[] content) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        make(folder);
        Files.deleteIfExists(successor); // left by an end in the middle of this
        try {
            writeSuccessor(content);
            Files.move(successor, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(successor);
            throw e;
        }
        disk.synchronize(folder);
    }

    /** A folder is durable like a file: by what it is in. */
    private void make(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        make(parent);
        try {
            Files.createDirectory(folder, FOLDER_OF_OWNER);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        disk.synchronize(parent);
    }

    private void writeSuccessor(byte[] content) throws IOException {
        try (FileChannel channel = disk.create(successor)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Removes the file, if there is one. */
    void remove() throws IOException {
        if (Files.deleteIfExists(path)) {
            disk.synchronize(path.toAbsolutePath().getParent());
        }
    }

    /**
     * The content; null when there is no such file.
     *
     * @param maximum the most bytes that it may have
     */
    byte @Nullable [] read(long maximum) throws IOException {
        Map<String, Object> attributes;
        try {
            attributes = Files.readAttributes(path, "unix:isRegularFile,size,uid", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
            throw new IOException("it is no plain file");
        }
        Object owner = attributes.get("uid");
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!self.equals(owner)) {
            // replacing it would take it away from its owner
            throw new IOException("it belongs to the user with the number " + owner + ", and this process runs as "
                    + self);
        }
        if (!(attributes.get("size") instanceof Long size) || size > maximum) {
            throw new IOException("it has more than " + maximum + " bytes");
        }
        return Files.readAllBytes(path);
    }

    /** What went wrong, for people, without the path. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }
}
