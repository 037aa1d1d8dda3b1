// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * INTA# of one connection, as a level that masks itself when it is told. The VMM can be told that the level is up, by
 * its event descriptor, but not that it is down: it lowers the guest's pin itself at the next access of the guest to
 * the device, and unmasks. If the level is still up then, the guest has begun to take what there is and will mostly take
 * the rest by itself: to tell it again is due, and done by {@link DueInterrupt} when the guest seems to wait for it. A
 * rise is told at once, but for one on the thread that {@link #gather} names.
 *
 * <p>Thread safe: functions set the level from any thread, the VMM's messages come on the connection's.
 */
final class InterruptLine {
    private static final System.Logger LOG = System.getLogger(InterruptLine.class.getName());

    private final ConfigurationSpace configuration;
    private final Counters counters;
    private volatile boolean level;
    private volatile TriggerState state = TriggerState.DISABLED;
    private volatile @Nullable Thread gatherer;
    /** Written under the lock; {@link #silence} looks without. */
    private volatile @Nullable EventDescriptor trigger;

    /** @param configuration of the function, whose interrupt status bit follows the level */
    InterruptLine(ConfigurationSpace configuration, Counters counters) {
        this.configuration = configuration;
        this.counters = counters;
    }

    /** Sets the level, as the function wants it. */
    void set(boolean asserted) {
        if (level == asserted) {
            return;
        }
        synchronized (this) {
            if (level == asserted || state == TriggerState.ENDED) {
                return;
            }
            become(asserted, state.due() ? TriggerState.ARMED : state);
            if (asserted) {
                counters.increment(Counter.RAISED);
                gatherOrFire();
            }
        }
    }

    /** Rises on this thread are told by {@link #tellDue} only, from now on; null: all are told at once. */
    void gather(@Nullable Thread thread) {
        gatherer = thread;
    }

    /** The VMM gives a descriptor, which belongs to this line from now on. */
    synchronized void enable(EventDescriptor newTrigger) {
        closeTrigger();
        trigger = newTrigger;
        become(level, TriggerState.ARMED);
        fire();
    }

    /** The VMM takes its descriptor away. The level stays. */
    synchronized void disable() {
        closeTrigger();
        become(level, TriggerState.DISABLED);
    }

    synchronized void mask() {
        if (state == TriggerState.ARMED || state.due()) {
            become(level, TriggerState.MASKED);
        }
    }

    /** The guest has made an access since it was told. */
    synchronized void unmask() {
        counters.increment(Counter.UNMASKED);
        if (state == TriggerState.MASKED) {
            become(level, level ? TriggerState.DUE : TriggerState.ARMED);
        }
    }

    /** Tells what is due, if it still is. */
    synchronized void tellDue() {
        if (state.due()) {
            become(level, TriggerState.ARMED);
            fire();
        }
    }

    /** The function was reset: the level is down, and nothing is masked. */
    synchronized void reset() {
        become(false, state == TriggerState.MASKED || state.due() ? TriggerState.ARMED : state);
    }

    /** Tells nothing any more, and frees a thread that a hostile VMM made wait in here; so it takes no lock. */
    void silence() {
        EventDescriptor event = trigger;
        if (event != null) {
            event.silence();
        }
    }

    /** The VMM is gone; nothing has an effect from now on. */
    synchronized void end() {
        closeTrigger();
        become(false, TriggerState.ENDED);
    }

    /** Takes no lock: it is looked at before each receive. */
    TriggerState state() {
        return state;
    }

    /** Not logged: this is part of each interrupt. */
    private void become(boolean nextLevel, TriggerState nextState) {
        level = nextLevel;
        state = nextState;
        configuration.interruptPending(nextLevel);
    }

    private void gatherOrFire() {
        if (state == TriggerState.ARMED && Thread.currentThread() == gatherer) {
            become(true, TriggerState.GATHERING);
        } else {
            fire();
        }
    }

    private void fire() {
        EventDescriptor event = trigger;
        if (!level || state != TriggerState.ARMED || event == null) {
            return;
        }
        become(true, TriggerState.MASKED);
        try {
            counters.increment(Counter.FIRED); // before, since whoever is told may look
            event.signal();
        } catch (PosixException e) {
            LOG.log(Level.WARNING, "an interrupt is lost, and all after it: {0}", e.getMessage());
            disable();
        }
    }

    private void closeTrigger() {
        EventDescriptor old = trigger;
        if (old != null) {
            old.close();
            trigger = null;
        }
    }
}
