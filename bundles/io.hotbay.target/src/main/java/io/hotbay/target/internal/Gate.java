// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.api.GateState.DRAINING;
import static io.hotbay.target.api.GateState.OPEN;
import static io.hotbay.target.api.GateState.PARKED;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one logical unit. Every task of the device type passes it, the core's own commands do not.
 *
 * <p>While the gate is open and nobody waits, a task enters by one compare-and-set of the {@link GateWord}. In all
 * other cases it goes into the waiting room, and the lock of this object decides. One thread at a time takes tasks out
 * of the waiting room and runs them outside the lock: tasks leave it in order, and a task that completes within its own
 * run does not nest the next one.
 */
final class Gate {

    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    private final String name;
    private volatile Deadlines deadlines;
    private final Timer timer;
    private final CommandResult expired;
    private final GateWord word = new GateWord();
    private final WaitingRoom waiting = new WaitingRoom();
    private volatile String reason = "opened";
    private volatile long parkedCount;
    private boolean orderedInside;
    private int headsInside;
    private boolean releasing;
    /** In DRAINING: opens by itself when the last task has left; else somebody waits to park it. */
    private boolean reopening;
    /** In DRAINING: because an initiator was lost, which a guest can repeat as it likes. */
    private boolean fenced;
    private boolean shut;
    /** How tasks end that would wait; null while they may. */
    private @Nullable CommandResult refusal;
    private CountDownLatch quiet = new CountDownLatch(0);
    private Timer.Alarm alarm = Timer.Alarm.NONE;
    /** Of the deadline that runs; one that is just passing and finds another number is over. */
    private long deadline;

    /** An open gate. Tasks that have waited for the whole park deadline end with a result. */
    Gate(String name, Deadlines deadlines, Timer timer, CommandResult expired) {
        this.name = name;
        this.deadlines = deadlines;
        this.timer = timer;
        this.expired = expired;
    }

    /** Takes other deadlines; one that runs keeps its time. */
    void deadlines(Deadlines others) {
        deadlines = others;
    }

    /** Lets a task in and runs it on this thread, or keeps it waiting, or refuses it. */
    void admit(Gated task) {
        if (task.ordering() != Ordering.SIMPLE || !word.tryEnter()) {
            await(task, false);
            release();
        } else if (task.begin()) {
            task.run();
        } else {
            exit(task);
        }
    }

    /**
     * Keeps the successor of a task that is still inside waiting, ahead of all others. Its predecessor exits
     * afterwards.
     */
    void again(Gated task) {
        await(task, true);
    }

    private void await(Gated task, boolean replay) {
        CommandResult refused;
        synchronized (this) {
            refused = refusal;
            // it may have been ended, and forgotten, before it came here
            if (refused == null && task.isWaiting()) {
                waiting.add(task, replay);
                word.hold();
            }
        }
        if (refused != null) {
            task.refuse(refused);
        }
    }

    /** A task has left. */
    void exit(Gated task) {
        Ordering ordering = task.ordering();
        if (ordering != Ordering.SIMPLE) {
            synchronized (this) {
                if (ordering == Ordering.ORDERED) {
                    orderedInside = false;
                } else {
                    headsInside--;
                }
            }
        }
        if (word.leave()) {
            if (inside() == 0) {
                settle();
            }
            release();
        }
    }

    /** Forgets a task that was ended while it waited. */
    void forget(Gated task) {
        synchronized (this) {
            waiting.remove(task);
        }
        release();
    }

    private synchronized void settle() {
        if (state() != DRAINING || inside() > 0) {
            return;
        }
        if (reopening && !shut) {
            become(OPEN, "the last command inside has returned");
        } else {
            quiet.countDown();
        }
    }

    /** Runs those that may leave the waiting room. Whoever comes while another thread does it leaves it to that one. */
    void release() {
        synchronized (this) {
            if (releasing) {
                return;
            }
            releasing = true;
        }
        Gated next = next();
        while (next != null) {
            next.run();
            next = next();
        }
    }

    private synchronized @Nullable Gated next() {
        while (state() == OPEN) {
            Gated first = waiting.first();
            if (first == null || !mayEnter(first)) {
                break;
            }
            waiting.removeFirst();
            if (first.begin()) {
                word.enter();
                orderedInside |= first.ordering() == Ordering.ORDERED;
                headsInside += first.ordering() == Ordering.HEAD_OF_QUEUE ? 1 : 0;
                return first;
            }
        }
        releasing = false;
        if (waiting.isEmpty() && !orderedInside && headsInside == 0) {
            word.letGo();
        }
        return null;
    }

    private boolean mayEnter(Gated task) {
        long others = headsInside + (orderedInside ? 1 : 0);
        return task.ordering().mayEnter(inside() > others, orderedInside, headsInside > 0);
    }

    /**
     * Stops new tasks and gives those inside the drain deadline. The caller awaits the result, then parks.
     *
     * @return opens when nobody is inside any more, or at the deadline
     */
    synchronized CountDownLatch drain(String why) {
        reopening = false;
        fenced = false;
        if (state() == OPEN) {
            become(DRAINING, why);
        } else {
            reason = why;
        }
        CountDownLatch latch = new CountDownLatch(inside() == 0 ? 0 : 1);
        quiet = latch;
        arm(deadlines.drain());
        return latch;
    }

    /** The back end is away, or yet another part of it. Those that wait have the park deadline. */
    synchronized void park(String why) {
        if (state() == PARKED) {
            reason = why;
        } else {
            become(PARKED, why);
        }
    }

    /**
     * A back end is there. Opens at once, or, with tasks of the old one still inside, when the last of them has left.
     * The caller lets those that wait in by {@link #release}, without locks.
     */
    synchronized void open(String why) {
        if (shut) {
            return;
        }
        if (inside() == 0) {
            become(OPEN, why);
        } else {
            become(DRAINING, why + "; " + inside() + " commands of the old one have not returned");
            reopenWhenQuiet();
        }
    }

    /** Keeps new tasks waiting until all that are inside have left; they have the park deadline. */
    void fence(String why) {
        synchronized (this) {
            if (shut || state() != OPEN || inside() == 0) {
                return;
            }
            fenced = true;
            become(DRAINING, why);
            reopenWhenQuiet();
            // the last one may have left without a look at the gate, which was open
            settle();
        }
        release();
    }

    /** Ends all that wait and all that come from now on; never opens again. */
    void shut(CommandResult result) {
        List<Gated> refused;
        synchronized (this) {
            shut = true;
            if (state() != DRAINING || reopening) {
                disarm();
            }
            refused = refuse(result);
        }
        refused.forEach(task -> task.refuse(result));
    }

    private void reopenWhenQuiet() {
        reopening = true;
        refusal = null;
        arm(deadlines.park());
    }

    private void arm(Duration delay) {
        disarm();
        long number = deadline;
        alarm = timer.schedule(delay, () -> pass(number));
    }

    private void disarm() {
        alarm.cancel();
        deadline++;
    }

    /** A deadline has passed: that of a drain, or that of those who wait. */
    private void pass(long number) {
        List<Gated> refused;
        synchronized (this) {
            if (number != deadline) {
                return;
            }
            if (state() == DRAINING && !reopening) {
                quiet.countDown();
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "{0}: the park deadline has passed, {1} waiting commands end ({2})",
                    name, waiting.size(), reason);
            refused = refuse(expired);
        }
        refused.forEach(task -> task.refuse(expired));
    }

    private List<Gated> refuse(CommandResult result) {
        refusal = result;
        List<Gated> refused = new ArrayList<>();
        for (Gated task = waiting.first(); task != null; task = waiting.first()) {
            waiting.removeFirst();
            refused.add(task);
        }
        return refused;
    }

    /** The only writer of the state; called with the lock held. */
    synchronized void become(GateState next, String why) {
        GateState from = state();
        if (!allowed(from, next)) {
            throw new IllegalStateException(name + ": " + from + " to " + next);
        }
        LOG.log(fenced ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
                "{0}: gate {1} to {2}, {3}", name, from, next, why);
        reason = why;
        word.become(next);
        switch (next) {
            case OPEN -> {
                disarm();
                refusal = null;
                reopening = false;
                fenced = false;
            }
            case PARKED -> {
                parkedCount++;
                if (!shut) {
                    arm(deadlines.park());
                }
            }
            case DRAINING -> { }
        }
    }

    /** The transition table: whatever drains can park or open again, and nobody parks without draining. */
    static boolean allowed(GateState from, GateState to) {
        return switch (from) {
            case OPEN -> to == DRAINING;
            case DRAINING -> to != DRAINING;
            case PARKED -> to != PARKED;
        };
    }

    GateState state() {
        return word.state();
    }

    String reason() {
        return reason;
    }

    long inside() {
        return word.inside();
    }

    synchronized long waiting() {
        return waiting.size();
    }

    long parkedCount() {
        return parkedCount;
    }
}
