// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.internal.copy.CopyResults;
import io.hotbay.target.internal.reservation.Registrant;
import org.jspecify.annotations.Nullable;

/** One I_T_L nexus (SAM-5 4.8): an initiator's view of one unit at one address, with what the unit keeps for it. */
final class ItlNexus {

    private final ItNexus nexus;
    private final Unit unit;
    private final int target;
    private final Registrant registrant;
    private final UnitAttentions attentions = new UnitAttentions();
    private final CopyResults copies = new CopyResults();
    private final TaskSet tasks = new TaskSet();
    private volatile byte @Nullable [] echo;
    private volatile @Nullable Watcher ending;

    ItlNexus(ItNexus nexus, Unit unit, int target) {
        this.nexus = nexus;
        this.unit = unit;
        this.target = target;
        registrant = new Registrant(nexus.initiator(), nexus.port().relativePort());
    }

    /**
     * Lets a new task be found. One that comes while the nexus ends, ends with it; one too many, with TASK SET FULL
     * (SAM-5 5.3.1).
     */
    boolean enter(ActiveTask task, int queueDepth) {
        if (!tasks.add(task, queueDepth)) {
            task.refuse(CommandResult.TASK_SET_FULL);
            return false;
        }
        return live(task);
    }

    /** The same for a task that is not the initiator's own, which its queue depth does not count. */
    boolean enterUncounted(ActiveTask task) {
        tasks.addUncounted(task);
        return live(task);
    }

    private boolean live(ActiveTask task) {
        Watcher end = ending;
        if (end != null) {
            task.terminate(end);
            return false;
        }
        return true;
    }

    /**
     * Ends all tasks for a watcher, and those that come later.
     *
     * @return how many have not ended yet
     */
    int end(Watcher watcher) {
        ending = watcher;
        tasks.forEach(task -> task.terminate(watcher));
        return tasks.count();
    }

    /** Whether the mapping or the nexus has ended. */
    boolean isEnded() {
        return ending != null;
    }

    ItNexus nexus() {
        return nexus;
    }

    Unit unit() {
        return unit;
    }

    /** Who this is to persistent reservations. */
    Registrant registrant() {
        return registrant;
    }

    int target() {
        return target;
    }

    UnitAttentions attentions() {
        return attentions;
    }

    TaskSet tasks() {
        return tasks;
    }

    CopyResults copies() {
        return copies;
    }

    /** What WRITE BUFFER left in the echo buffer, not to be changed; null when nothing. */
    byte @Nullable [] echo() {
        return echo;
    }

    void echo(byte[] bytes) {
        echo = bytes;
    }
}
