// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;

/** RESERVE, RELEASE and CLEAR (SPC-5 5.13.9, 5.13.11.2, 5.13.11.6). */
final class Reserve {

    private Reserve() {}

    /** Again what is already reserved is done; anything else is a conflict while there is a reservation. */
    static Change reserve(Reservations now, OutRequest request) {
        if (!now.isRegistered(request.by(), request.key())) {
            return Change.conflict(now);
        }
        ReservationType type = request.type();
        if (!request.scopeIsUnit() || type == null) {
            return Change.refused(now, OutParameters.invalidScopeOrType(request));
        }
        if (now.type() == null) {
            return Change.to(now.reservedBy(request.by(), type));
        }
        return now.type() == type && now.isHeldBy(request.by()) ? Change.to(now) : Change.conflict(now);
    }

    /** Done, too, where there is nothing to release for the sender. */
    static Change release(Reservations now, OutRequest request) {
        if (!now.isRegistered(request.by(), request.key())) {
            return Change.conflict(now);
        }
        ReservationType type = now.type();
        if (type == null || !now.isHeldBy(request.by())) {
            return Change.to(now);
        }
        if (!request.scopeIsUnit() || request.type() != type) {
            return Change.refused(
                    now, Sense.illegalRequest(AdditionalSense.INVALID_RELEASE_OF_PERSISTENT_RESERVATION));
        }
        Change released = Change.to(now.released());
        return type.admitsRegistrants()
                ? released.telling(request.by(), AdditionalSense.RESERVATIONS_RELEASED)
                : released;
    }

    static Change clear(Reservations now, OutRequest request) {
        if (!now.isRegistered(request.by(), request.key())) {
            return Change.conflict(now);
        }
        return Change.to(now.withNextGeneration().cleared())
                .tellingGone(now, request.by(), AdditionalSense.RESERVATIONS_PREEMPTED);
    }
}
