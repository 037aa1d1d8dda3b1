// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.LocalSockets;
import io.hotbay.posix.PosixException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A socket that is listened on, and its file. */
final class SocketFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SocketFile.class.getName());
    private static final int OWNER_ONLY = 0600;
    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_SOCKET = 0140000;

    private final Path path;
    private final Descriptor listener;
    private final @Nullable Object key;

    private SocketFile(Path path, Descriptor listener) throws IOException {
        this.path = path;
        this.listener = listener;
        try {
            this.key = key(path);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    /**
     * Listens at a path; makes its folder when there is none, and replaces a socket that nobody listens on.
     *
     * @throws IOException with a sentence for the user
     */
    static SocketFile listen(Path path) throws IOException {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LocalSockets.PATH_MAXIMUM) {
            throw new IOException("The path of a socket can have " + LocalSockets.PATH_MAXIMUM + " bytes, this one has "
                    + length + ": " + path + ".");
        }
        try {
            makeFolder(path);
            removeStale(path);
            return new SocketFile(path, LocalSockets.listen(path, OWNER_ONLY));
        } catch (PosixException e) {
            throw refused(path, e.getMessage(), e);
        } catch (FileSystemException e) {
            throw refused(path, e.toString(), e);
        }
    }

    private static IOException refused(Path path, String why, IOException cause) {
        return new IOException("The socket " + path + " can't be made: " + why + ".", cause);
    }

    Descriptor listener() {
        return listener;
    }

    /** Removes the file, if it is still ours, and wakes the thread that accepts. */
    @Override
    public void close() {
        try {
            if (key != null && key.equals(key(path))) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the socket {0} is left behind: {1}", path, e.toString());
        }
        try {
            LocalSockets.shutdown(listener);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.WARNING, "closing {0}: {1}", path, e.toString());
        }
        listener.close();
    }

    private static void makeFolder(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & TYPE_MASK) != TYPE_SOCKET) {
            throw new IOException(path + " exists and is no socket; it is left alone.");
        }
        if (listenedOn(path)) {
            throw new IOException("Somebody listens on " + path + " already.");
        }
        Files.delete(path);
    }

    private static boolean listenedOn(Path path) throws PosixException {
        try {
            LocalSockets.connect(path).close();
            return true;
        } catch (PosixException e) {
            if (e.errno() == Errno.ECONNREFUSED) {
                return false;
            }
            throw e;
        }
    }

    /** The identity of the file, null when there is none. */
    private static @Nullable Object key(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    }
}
