// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.target.internal.reservation.OutRequest.Flag;

/** REGISTER AND MOVE (SPC-5 5.13.8): the holder registers another I_T nexus and gives the reservation to it. */
final class RegisterAndMove {

    private RegisterAndMove() {}

    static Change move(Reservations now, OutRequest request) {
        ReservationType type = now.type();
        if (type == null || !now.isRegistered(request.by(), request.key()) || !request.by().equals(now.holder())) {
            return Change.conflict(now);
        }
        Registrant to = request.named().getFirst();
        if (request.actionKey() == 0) {
            return Change.refused(now, OutParameters.invalidActionKey());
        }
        if (to.equals(request.by())) {
            return Change.refused(now, OutParameters.invalidTransportId());
        }
        Reservations next = now.withNextGeneration().withKept(request.has(Flag.APTPL))
                .register(to, request.actionKey())
                .reservedBy(to, type);
        if (next.keys().size() > Reservations.REGISTRANTS_MAXIMUM) {
            return Change.refused(now, OutParameters.noRoom());
        }
        return Change.to(request.has(Flag.UNREG) ? next.unregister(request.by()) : next);
    }
}
