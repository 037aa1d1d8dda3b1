// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Files;
import io.hotbay.posix.PosixException;
import io.hotbay.store.api.StoreException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * The hold on an image file, by the scheme of QEMU's raw driver, so that QEMU and Hotbay keep each other out.
 *
 * <p>Everybody takes shared locks on single bytes (open file description locks): one for each permission that he uses,
 * one for each that he does not grant to others. Then he looks whether anybody else denies what he uses, or uses what
 * he denies. Of two that come at the same time at least one is refused. The locks end with the open file.
 */
final class ImageLock {

    private static final long USED_BASE = 100;
    private static final long DENIED_BASE = 200;

    /** The permissions of QEMU's block layer that matter here, with their bit numbers. */
    private enum Permission {
        CONSISTENT_READ(0),
        WRITE(1),
        RESIZE(3);

        private final int bit;

        Permission(int bit) {
            this.bit = bit;
        }

        long used() {
            return USED_BASE + bit;
        }

        long denied() {
            return DENIED_BASE + bit;
        }
    }

    private static final Set<Permission> READER = EnumSet.of(Permission.CONSISTENT_READ);
    private static final Set<Permission> WRITER = EnumSet.of(Permission.CONSISTENT_READ, Permission.WRITE);
    /** While a guest has the disk, nobody else changes it. */
    private static final Set<Permission> DENIED = EnumSet.of(Permission.WRITE, Permission.RESIZE);

    private ImageLock() {}

    static void take(Descriptor file, Path path, boolean writable) throws StoreException, PosixException {
        Set<Permission> used = writable ? WRITER : READER;
        boolean free = true;
        for (Permission permission : used) {
            free &= Files.lock(file, permission.used(), 1, false);
        }
        for (Permission permission : DENIED) {
            free &= Files.lock(file, permission.denied(), 1, false);
        }
        for (Permission permission : used) {
            free &= !Files.lockTest(file, permission.denied(), 1, true);
        }
        for (Permission permission : DENIED) {
            free &= !Files.lockTest(file, permission.used(), 1, true);
        }
        if (!free) {
            throw new StoreException("The file " + path + " is in use by another process or another device, "
                    + "such as a QEMU or a Hotbay; end that use first"
                    + (writable ? "." : "; only read-only uses go together."));
        }
    }
}
