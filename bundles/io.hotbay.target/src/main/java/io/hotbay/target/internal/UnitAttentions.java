// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unit attention conditions that one unit has for one nexus (SAM-5 5.14). Each is reported once. Resets have
 * precedence, the greatest first, and a reset takes the lesser ones with it; a power-on takes all. The others follow in
 * order of arrival.
 */
final class UnitAttentions {

    private static final List<AdditionalSense> RESETS = List.of(
            AdditionalSense.POWER_ON_OCCURRED,
            AdditionalSense.SCSI_BUS_RESET_OCCURRED,
            AdditionalSense.BUS_DEVICE_RESET_FUNCTION_OCCURRED,
            AdditionalSense.POWER_ON_RESET_OR_BUS_DEVICE_RESET_OCCURRED,
            AdditionalSense.I_T_NEXUS_LOSS_OCCURRED);

    private final List<AdditionalSense> pending = new ArrayList<>();
    private volatile boolean some;

    /** Raises a condition. Bounded by the number of conditions: one that is pending is not raised again. */
    synchronized void raise(AdditionalSense condition) {
        int rank = RESETS.indexOf(condition);
        if (rank < 0) {
            if (!pending.contains(condition)) {
                pending.addLast(condition);
            }
        } else if (pending.isEmpty() || rank(pending.getFirst()) > rank) {
            pending.removeIf(other -> condition == AdditionalSense.POWER_ON_OCCURRED || RESETS.contains(other));
            pending.addFirst(condition);
        }
        some = true;
    }

    private static int rank(AdditionalSense condition) {
        int rank = RESETS.indexOf(condition);
        return rank < 0 ? RESETS.size() : rank;
    }

    /** Takes a condition back. */
    synchronized void withdraw(AdditionalSense condition) {
        pending.remove(condition);
        some = !pending.isEmpty();
    }

    /** Whether there is one. Costs one read. */
    boolean some() {
        return some;
    }

    /** Takes the next condition if that is a reset, or null. */
    synchronized @Nullable AdditionalSense takeReset() {
        return !pending.isEmpty() && RESETS.contains(pending.getFirst()) ? takeFirst() : null;
    }

    /** Takes the next condition, or null. */
    @Nullable AdditionalSense take() {
        return some ? takeFirst() : null;
    }

    private synchronized @Nullable AdditionalSense takeFirst() {
        AdditionalSense first = pending.isEmpty() ? null : pending.removeFirst();
        some = !pending.isEmpty();
        return first;
    }
}
