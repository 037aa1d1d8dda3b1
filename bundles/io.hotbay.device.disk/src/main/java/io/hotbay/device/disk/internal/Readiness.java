// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.Sense;
import java.lang.System.Logger.Level;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The condition of one disk. Safe from any thread; read by every command. */
final class Readiness {

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

    private volatile Condition condition;
    /** How much of the operation that is under way is done, in 65536ths. */
    private volatile IntSupplier progress = () -> 0;

    Readiness(Condition condition) {
        this.condition = condition;
    }

    Condition condition() {
        return condition;
    }

    /** Guests can change it as often as they like: hence no louder. */
    synchronized void become(Condition next, String reason) {
        LOG.log(Level.DEBUG, "{0} after {1}: {2}", next, condition, reason);
        condition = next;
    }

    /** Begins an operation over the medium; the condition before, or null when one is under way already. */
    synchronized @Nullable Condition begin(Condition busy, IntSupplier part, String reason) {
        Condition before = condition;
        if (before.isBusy()) {
            return null;
        }
        progress = part;
        become(busy, reason);
        return before;
    }

    /**
     * Changes unless the condition does not let the initiator do so any more; false then. A medium that a failed format
     * left behind stays what it is, whether the disk turns or not.
     */
    synchronized boolean request(Condition next, String reason) {
        if (condition.refuses(Access.UNIT)) {
            return false;
        }
        if (condition != Condition.FORMAT_FAILED) {
            become(next, reason);
        }
        return true;
    }

    /** Changes only from one condition; false when it was another. */
    synchronized boolean leave(Condition from, Condition next, String reason) {
        if (condition != from) {
            return false;
        }
        become(next, reason);
        return true;
    }

    /** Why a command is refused now, or null; wakes a sleeping disk. */
    @Nullable Sense refusal(Access access) {
        Condition now = condition;
        if (now == Condition.READY) {
            return null;
        }
        if (now.isSleep() && access == Access.MEDIUM) {
            leave(now, Condition.READY, "a command for the medium");
        }
        return now.refuses(access) ? sense() : null;
    }

    /** What REQUEST SENSE tells of the condition. */
    @Nullable Sense sense() {
        Condition now = condition;
        Sense sense = now.sense();
        return sense != null && now.isBusy() ? sense.withProgress(progress.getAsInt()) : sense;
    }
}
