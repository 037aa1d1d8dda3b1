// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.pci.api.ExpansionRom;
import io.hotbay.registry.api.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file that an expansion ROM is read from. Read at once, and not kept open. */
final class RomFile {

    private RomFile() {}

    /** The path, if it can be kept and found again wherever the platform is started; empty stays empty. */
    static String checked(String path) throws RegistryException {
        if (path.isEmpty()) {
            return path;
        }
        if (path.chars().anyMatch(Character::isISOControl) || !path(path).isAbsolute()) {
            throw new RegistryException("'" + path + "' is no absolute path of an expansion ROM.");
        }
        return path;
    }

    /** What is in the file. */
    static ExpansionRom read(String path) throws RegistryException {
        Path file = path(path);
        if (!Files.isRegularFile(file)) {
            throw new RegistryException("The expansion ROM " + path + " is no file; give another, or none.");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return ExpansionRom.of(content.readNBytes(ExpansionRom.BYTES_MAXIMUM + 1));
        } catch (IOException e) {
            throw new RegistryException("The expansion ROM " + path + " can't be read: " + DurableFile.reason(e)
                    + "; give another, or none.", e);
        } catch (IllegalArgumentException e) {
            throw new RegistryException("The expansion ROM " + path + " can't be used: " + e.getMessage()
                    + "; give another, or none.", e);
        }
    }

    private static Path path(String path) throws RegistryException {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new RegistryException("'" + path + "' is no path: " + e.getReason() + ".", e);
        }
    }
}
