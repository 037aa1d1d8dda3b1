// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.OpcodeRow.ReservationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The registrations and the persistent reservation of one logical unit at one moment. Immutable.
 *
 * @param generation PRGENERATION, 32 bits: 0 after a power-on, whatever is kept
 * @param keys the reservation key of each registered I_T nexus, in order of registration; never 0
 * @param type of the reservation; null when there is none
 * @param holder who made the reservation; null when there is none, or when all registrants hold it
 * @param kept APTPL of the last registration: whether this survives a loss of power
 */
public record Reservations(
        int generation,
        SequencedMap<Registrant, Long> keys,
        @Nullable ReservationType type,
        @Nullable Registrant holder,
        boolean kept) {

    /** Nothing registered. */
    public static final Reservations NONE =
            new Reservations(0, new LinkedHashMap<>(), null, null, false);

    /** Enough for the largest clusters; so many fit into a record of a unit, and a guest can't make it larger. */
    public static final int REGISTRANTS_MAXIMUM = 128;

    public Reservations {
        keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
        boolean single = type != null && !type.isAllRegistrants();
        if (single != (holder != null) || single && !keys.containsKey(holder)) {
            throw new IllegalArgumentException(type + " held by " + holder);
        }
    }

    /** Whether a command of an I_T nexus conflicts with the reservation. */
    public boolean conflicts(Registrant nexus, ReservationRule rule) {
        ReservationType reserved = type;
        if (reserved == null || nexus.equals(holder)) {
            return false;
        }
        return ConflictMatrix.conflicts(rule, reserved, keys.containsKey(nexus));
    }

    /** Whether what is kept of this over a loss of power is the same as of another state. */
    public boolean isKeptLike(Reservations other) {
        return kept == other.kept && (!kept || keys.equals(other.keys) && type == other.type
                && Objects.equals(holder, other.holder));
    }

    /** Whether an I_T nexus holds the reservation, alone or with all registrants. */
    public boolean isHeldBy(Registrant nexus) {
        ReservationType reserved = type;
        return reserved != null && (reserved.isAllRegistrants() ? keys.containsKey(nexus) : nexus.equals(holder));
    }

    /** Whether an I_T nexus is registered with a key. */
    public boolean isRegistered(Registrant nexus, long key) {
        Long registered = keys.get(nexus);
        return registered != null && registered == key;
    }

    Reservations withNextGeneration() {
        return new Reservations(generation + 1, keys, type, holder, kept);
    }

    Reservations withKept(boolean newKept) {
        return new Reservations(generation, keys, type, holder, newKept);
    }

    Reservations reservedBy(Registrant newHolder, ReservationType newType) {
        return new Reservations(generation, keys, newType, newType.isAllRegistrants() ? null : newHolder, kept);
    }

    Reservations released() {
        return new Reservations(generation, keys, null, null, kept);
    }

    Reservations cleared() {
        return new Reservations(generation, new LinkedHashMap<>(), null, null, kept);
    }

    Reservations register(Registrant nexus, long key) {
        SequencedMap<Registrant, Long> changed = new LinkedHashMap<>(keys);
        changed.put(nexus, key);
        return new Reservations(generation, changed, type, holder, kept);
    }

    /** Without a registration; the reservation is released with that of its holder, or the last of all holders. */
    Reservations unregister(Registrant nexus) {
        SequencedMap<Registrant, Long> changed = new LinkedHashMap<>(keys);
        changed.remove(nexus);
        boolean released = nexus.equals(holder) || changed.isEmpty();
        return new Reservations(generation, changed, released ? null : type, released ? null : holder, kept);
    }

}
