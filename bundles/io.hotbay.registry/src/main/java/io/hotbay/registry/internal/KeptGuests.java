// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import java.util.Optional;

/**
 * The guests of this moment, which are those in the file. Changes are guarded by the registry; anybody may look.
 */
final class KeptGuests {

    private final StateFile file;
    private volatile Guests guests;

    /** With the guests that the file keeps. */
    KeptGuests(StateFile file) {
        this.file = file;
        this.guests = file.load();
    }

    Guests now() {
        return guests;
    }

    Guest get(String name) throws RegistryException {
        return guests.get(name);
    }

    /** Why the file can't be used. */
    Optional<String> trouble() {
        return file.trouble();
    }

    /**
     * Refuses changes while the file can't be used; looks at it again, for it may have been mended.
     *
     * @return whether it has been mended: the guests are others now
     */
    boolean checkChangeable() throws RegistryException {
        if (file.trouble().isEmpty()) {
            return false;
        }
        guests = file.load();
        Optional<String> trouble = file.trouble();
        if (trouble.isPresent()) {
            throw new RegistryException(trouble.get());
        }
        return true;
    }

    /** Makes a change durable, then visible; when it throws, neither. */
    void keep(Guests changed) throws RegistryException {
        if (!changed.equals(guests)) {
            file.save(changed);
            guests = changed;
        }
    }
}
