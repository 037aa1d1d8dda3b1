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
 * the rest by itself: to tell it again is due, and done by {@link DueInterrupt} when the guest seems to wait for it.
 *
 * <p>Thread safe: functions set the level from any thread, the VMM's messages come on the connection's.
 */
final class InterruptLine {
    private static final System.Logger LOG = System.getLogger(InterruptLine.class.getName());

    private final ConfigurationSpace configuration;
    private final Counters counters;
    private volatile boolean level;
    private volatile TriggerState state = TriggerState.DISABLED;
    private @Nullable EventDescriptor trigger;

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
            become(asserted, state == TriggerState.DUE ? TriggerState.ARMED : state);
            if (asserted) {
                counters.increment(Counter.RAISED);
                fire();
            }
        }
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
        if (state == TriggerState.ARMED || state == TriggerState.DUE) {
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

    /** Whether {@link #tellDue} would tell something. Takes no lock: it is asked before each receive. */
    boolean due() {
        return state == TriggerState.DUE;
    }

    /** Tells what is due, if it still is. */
    synchronized void tellDue() {
        if (state == TriggerState.DUE) {
            become(level, TriggerState.ARMED);
            fire();
        }
    }

    /** The function was reset: the level is down, and nothing is masked. */
    synchronized void reset() {
        become(false, state == TriggerState.MASKED || state == TriggerState.DUE ? TriggerState.ARMED : state);
    }

    /** The VMM is gone; nothing has an effect from now on. */
    synchronized void end() {
        closeTrigger();
        become(false, TriggerState.ENDED);
    }

    TriggerState state() {
        return state;
    }

    /** Not logged: this is part of each interrupt. */
    private void become(boolean nextLevel, TriggerState nextState) {
        level = nextLevel;
        state = nextState;
        configuration.interruptPending(nextLevel);
    }

    private void fire() {
        if (!level || state != TriggerState.ARMED || trigger == null) {
            return;
        }
        become(true, TriggerState.MASKED);
        try {
            counters.increment(Counter.FIRED); // before, since whoever is told may look
            trigger.signal();
        } catch (PosixException e) {
            LOG.log(Level.WARNING, "an interrupt is lost, and all after it: {0}", e.getMessage());
            disable();
        }
    }

    private void closeTrigger() {
        if (trigger != null) {
            trigger.close();
            trigger = null;
        }
    }
}
