// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where one logical unit keeps small named records over restarts of its guests and of the process: its persistent
 * reservations (SPC-5 5.13.5, APTPL), and what its device type saves. It belongs to the unit as an entity, whoever
 * opens it: the one who opens units gives the same records with each specification of the same unit, and never to two
 * open units at a time.
 *
 * <p><b>Names</b> are letters of the alphabet in lower case, digits and hyphens, 32 at most; {@code reservations} is
 * the core's, a device type uses its own word, e.g. {@code disk}. A unit has a handful.
 *
 * <p><b>Threads.</b> The core calls {@link #load} within {@link TargetCore#open}, on the caller's thread. It calls
 * {@link #save} on a thread that may wait, never on one that serves a guest, and one call at a time for a unit. Neither
 * may call the core, nor wait for a lock that someone holds who calls the core: that one may be waiting for the command
 * that saves.
 *
 * <p><b>Failure.</b> A save that throws has changed nothing: the record is what it was. The command then ends with
 * CHECK CONDITION (HARDWARE ERROR, INTERNAL TARGET FAILURE) and has changed nothing either. A load that throws, or a
 * record that the core can't read, keeps the unit from being opened: without its reservations it would let in those who
 * are fenced off.
 */
@ConsumerType
public interface UnitRecords {

    /** Keeps nothing: units opened with it tell initiators that they can't persist reservations. */
    UnitRecords NONE = new UnitRecords() {
        @Override
        public boolean durable() {
            return false;
        }

        @Override
        public @Nullable UnitRecord load(String name) {
            return null;
        }

        @Override
        public void save(String name, @Nullable UnitRecord record) throws IOException {
            throw new IOException("nothing is kept here");
        }
    };

    /** Whether records are kept at all. The same each time; where it is false nothing is ever saved. */
    boolean durable();

    /**
     * The record of a name as it was last saved, or null when there is none.
     *
     * @throws IOException with one sentence for the user when there may be one that can't be read
     */
    @Nullable UnitRecord load(String name) throws IOException;

    /**
     * Puts a record in the place of the one of the same name; null removes it. When it returns, the record survives the
     * loss of power; a loss meanwhile leaves the old or the new one, whole.
     *
     * @throws IOException with one sentence for the log when the old one is still there
     */
    void save(String name, @Nullable UnitRecord record) throws IOException;
}
