// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The guests of this moment, which are those in the file, unless it could not be written. Changes are guarded by the
 * registry; anybody may look.
 */
final class KeptGuests {

    private static final Logger LOG = System.getLogger(KeptGuests.class.getName());

    private final StateFile file;
    private volatile Guests guests;
    /** Whether the file may hold others: a write failed, maybe after the new file had its place. */
    private boolean behind;

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

    /** Makes a change durable, then visible; when it throws, neither, as far as the disk allows. */
    void keep(Guests changed) throws RegistryException {
        try {
            save(changed, "nothing was changed, mend that and try again.");
        } catch (RegistryException e) {
            catchUp();
            throw e;
        }
        guests = changed;
    }

    /**
     * Makes a change visible that can't be refused, since it is so already, and durable if that is possible.
     *
     * @param otherwise what follows if it is not: the end of the sentence
     */
    void insist(Guests changed, String otherwise) throws RegistryException {
        try {
            save(changed, otherwise);
        } finally {
            guests = changed;
        }
    }

    /** Whether the file may hold others than these. */
    boolean behind() {
        return behind;
    }

    /** Writes the guests once more if the file may hold others; what fails again is left to the next change. */
    void catchUp() {
        try {
            save(guests, "it is behind what was changed.");
        } catch (RegistryException e) {
            LOG.log(Level.WARNING, e.getMessage());
        }
    }

    private void save(Guests changed, String otherwise) throws RegistryException {
        if (!changed.equals(guests) || behind) {
            behind = true;
            file.save(changed, otherwise);
            behind = false;
        }
    }
}
