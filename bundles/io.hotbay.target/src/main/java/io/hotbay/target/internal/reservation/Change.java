// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a service action makes of the reservations.
 *
 * @param next the state afterwards; the one before when it was refused
 * @param result how the command ends
 * @param notices whom to tell what, never the sender
 * @param preempted the I_T nexuses, but the sender, whose registrations were taken away
 */
public record Change(Reservations next, CommandResult result, List<Notice> notices, Set<Registrant> preempted) {

    /** A unit attention condition for an I_T nexus. */
    public record Notice(Registrant nexus, AdditionalSense condition) {}

    static Change to(Reservations next) {
        return new Change(next, CommandResult.GOOD, List.of(), Set.of());
    }

    /** RESERVATION CONFLICT: all is as it was. */
    public static Change conflict(Reservations before) {
        return new Change(before, CommandResult.RESERVATION_CONFLICT, List.of(), Set.of());
    }

    static Change refused(Reservations before, Sense sense) {
        return new Change(before, CommandResult.check(sense), List.of(), Set.of());
    }

    /** The same, telling all registrants of the next state but one. */
    Change telling(Registrant except, AdditionalSense condition) {
        List<Notice> more = new ArrayList<>(notices);
        for (Registrant nexus : next.keys().keySet()) {
            if (!nexus.equals(except)) {
                more.add(new Notice(nexus, condition));
            }
        }
        return new Change(next, result, more, preempted);
    }

    /** The same, telling those who were registered before and are no more, but one. */
    Change tellingGone(Reservations before, Registrant except, AdditionalSense condition) {
        List<Notice> more = new ArrayList<>(notices);
        Set<Registrant> gone = new LinkedHashSet<>(before.keys().keySet());
        gone.removeAll(next.keys().keySet());
        gone.remove(except);
        gone.forEach(nexus -> more.add(new Notice(nexus, condition)));
        return new Change(next, result, more, gone);
    }
}
