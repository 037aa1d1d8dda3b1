// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.AdditionalSense;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * PREEMPT and PREEMPT AND ABORT (SPC-5 5.13.11.4, 5.13.11.5): registrations by their key, and the reservation with
 * them when the key is its holder's, or is 0 and all registrants hold it.
 */
final class Preempt {

    private static final long ALL_OTHERS = 0;

    private Preempt() {}

    static Change preempt(Reservations now, OutRequest request) {
        if (!now.isRegistered(request.by(), request.key())) {
            return Change.conflict(now);
        }
        long key = request.actionKey();
        ReservationType reserved = now.type();
        boolean byAll = reserved != null && reserved.isAllRegistrants();
        Registrant holder = now.holder();
        if (byAll && key == ALL_OTHERS) {
            return takeOver(now, request, nexus -> true);
        }
        if (holder != null && Objects.equals(now.keys().get(holder), key)) {
            return takeOver(now, request, nexus -> Objects.equals(now.keys().get(nexus), key));
        }
        if (key == ALL_OTHERS) {
            return Change.refused(now, OutParameters.invalidActionKey());
        }
        return remove(now, request);
    }

    /** Others lose their registrations, and the sender holds the reservation, perhaps of another type. */
    private static Change takeOver(Reservations now, OutRequest request, Predicate<Registrant> losing) {
        ReservationType type = request.type();
        if (!request.scopeIsUnit() || type == null) {
            return Change.refused(now, OutParameters.invalidScopeOrType(request));
        }
        Reservations next = now.withNextGeneration().released();
        for (Registrant nexus : now.keys().keySet()) {
            if (losing.test(nexus) && !nexus.equals(request.by())) {
                next = next.unregister(nexus);
            }
        }
        Change change = Change.to(next.reservedBy(request.by(), type))
                .tellingGone(now, request.by(), AdditionalSense.REGISTRATIONS_PREEMPTED);
        return type == now.type() ? change : change.telling(request.by(), AdditionalSense.RESERVATIONS_RELEASED);
    }

    /** Registrations go, the sender's too if it has the key; the reservation stays. */
    private static Change remove(Reservations now, OutRequest request) {
        Reservations next = now.withNextGeneration();
        for (Registrant nexus : now.keys().keySet()) {
            if (now.isRegistered(nexus, request.actionKey())) {
                next = next.unregister(nexus);
            }
        }
        return next.keys().size() == now.keys().size()
                ? Change.conflict(now)
                : Change.to(next).tellingGone(now, request.by(), AdditionalSense.REGISTRATIONS_PREEMPTED);
    }
}
