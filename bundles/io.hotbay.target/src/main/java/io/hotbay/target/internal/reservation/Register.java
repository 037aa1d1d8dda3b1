// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.internal.reservation.OutRequest.Flag;
import java.util.LinkedHashSet;
import java.util.Set;

/** REGISTER and REGISTER AND IGNORE EXISTING KEY (SPC-5 5.13.7). */
final class Register {

    private static final long NO_KEY = 0;

    private Register() {}

    /** REGISTER: the key must be the registered one, or 0 where there is none. */
    static Change register(Reservations now, OutRequest request) {
        Long own = now.keys().get(request.by());
        if (request.key() != (own == null ? NO_KEY : own)) {
            return Change.conflict(now);
        }
        if (own != null && request.has(Flag.SPEC_I_PT)) {
            return Change.refused(now, OutParameters.invalid(Flag.SPEC_I_PT));
        }
        return apply(now, request);
    }

    static Change ignoringExistingKey(Reservations now, OutRequest request) {
        return request.has(Flag.SPEC_I_PT)
                ? Change.refused(now, OutParameters.invalid(Flag.SPEC_I_PT))
                : apply(now, request);
    }

    private static Change apply(Reservations now, OutRequest request) {
        Reservations next = now.withNextGeneration().withKept(request.has(Flag.APTPL));
        return request.actionKey() == NO_KEY ? remove(now, next, request) : add(now, next, request);
    }

    private static Change add(Reservations now, Reservations next, OutRequest request) {
        if (request.named().stream().anyMatch(now.keys()::containsKey)) {
            return Change.conflict(now);
        }
        Reservations registered = next;
        for (Registrant nexus : reach(request)) {
            registered = registered.register(nexus, request.actionKey());
        }
        if (registered.keys().size() > Reservations.REGISTRANTS_MAXIMUM) {
            return Change.refused(now, OutParameters.noRoom());
        }
        return Change.to(registered);
    }

    /** A reservation that goes with the registration of its holder is told of where registrants had rights by it. */
    private static Change remove(Reservations now, Reservations next, OutRequest request) {
        Reservations left = next;
        for (Registrant nexus : ports(request, request.by())) {
            left = left.unregister(nexus);
        }
        ReservationType before = now.type();
        boolean told = before != null && left.type() == null && before.admitsRegistrants();
        return told
                ? Change.to(left).telling(request.by(), AdditionalSense.RESERVATIONS_RELEASED)
                : Change.to(left);
    }

    private static Set<Registrant> reach(OutRequest request) {
        Set<Registrant> all = ports(request, request.by());
        request.named().forEach(nexus -> all.addAll(ports(request, nexus)));
        return all;
    }

    /** On a parallel bus the initiator port is part of the bus: no other port can be reached from it. */
    private static Set<Registrant> ports(OutRequest request, Registrant nexus) {
        Set<Registrant> all = new LinkedHashSet<>(Set.of(nexus));
        if (request.has(Flag.ALL_TG_PT) && nexus.initiator().protocol() != TransportProtocol.PARALLEL_SCSI) {
            request.ports().forEach(port -> all.add(new Registrant(nexus.initiator(), port)));
        }
        return all;
    }
}
