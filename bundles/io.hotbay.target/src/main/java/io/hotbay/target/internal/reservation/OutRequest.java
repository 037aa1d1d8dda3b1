// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a PERSISTENT RESERVE OUT asks for, decoded.
 *
 * @param by the I_T nexus that it came by
 * @param scopeIsUnit whether SCOPE is LU_SCOPE
 * @param type TYPE, or null when that is none
 * @param key RESERVATION KEY
 * @param actionKey SERVICE ACTION RESERVATION KEY
 * @param flags the bits of the parameter list
 * @param named the I_T nexuses that TransportIDs in the parameter list name
 * @param ports the relative identifiers of the ports that the unit is reached by, for ALL_TG_PT
 */
public record OutRequest(
        Registrant by,
        boolean scopeIsUnit,
        @Nullable ReservationType type,
        long key,
        long actionKey,
        Set<Flag> flags,
        List<Registrant> named,
        Set<Integer> ports) {

    /** Bits of the parameter lists (SPC-5 6.16.3 and 6.16.4). */
    public enum Flag {
        /** Registrations survive a loss of power. */
        APTPL,
        /** The registration is one for each target port. */
        ALL_TG_PT,
        /** TransportIDs name more to be registered. */
        SPEC_I_PT,
        /** REGISTER AND MOVE takes the registration of the sender away. */
        UNREG
    }

    /** Whether it wants registrations to survive a loss of power. */
    public boolean wantsToBeKept() {
        return has(Flag.APTPL);
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
