// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The life of a task, and who wants it to end. The step to ENDED is the single right to tell the command's listener;
 * whoever took it calls {@link #telling}, tells, and calls {@link #told}. Watchers who come before the first of these
 * can claim the end, those who come before the second hear that they have missed it, and later ones can't watch.
 */
abstract class TaskLife {

    private enum Phase {
        /** In the gate, or on the way there. */
        WAITING,
        /** In the device type or the store. */
        INSIDE,
        /** Its listener has been told, is being told, or another attempt at its command takes its place. */
        ENDED
    }

    private static final VarHandle PHASE;
    private static final VarHandle WATCH;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PHASE = lookup.findVarHandle(TaskLife.class, "phase", Phase.class);
            WATCH = lookup.findVarHandle(TaskLife.class, "watch", Watch.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Phase phase = Phase.WAITING;
    private volatile @Nullable Watch watch;

    /** From WAITING to INSIDE; false when it has ended. */
    public final boolean begin() {
        return PHASE.compareAndSet(this, Phase.WAITING, Phase.INSIDE);
    }

    /** From WAITING to ENDED; whether this is the one step. */
    final boolean endWaiting() {
        return PHASE.compareAndSet(this, Phase.WAITING, Phase.ENDED);
    }

    /** From INSIDE to ENDED; whether this is the one step. */
    final boolean endInside() {
        return PHASE.compareAndSet(this, Phase.INSIDE, Phase.ENDED);
    }

    public final boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    final boolean isInside() {
        return phase == Phase.INSIDE;
    }

    /** Whether the command is still to be told of, by this attempt or by the next one. */
    final boolean isLive() {
        return watch != Watch.CLOSED;
    }

    /** Adds a watcher; false when the command has been told of. */
    final boolean watch(Watcher watcher) {
        Watch seen = watch;
        while (seen != Watch.CLOSED) {
            if (WATCH.compareAndSet(this, seen, new Watch(watcher, seen))) {
                return true;
            }
            seen = watch;
        }
        return false;
    }

    /** Takes the watchers who may claim the end. */
    final @Nullable Watch telling() {
        return (Watch) WATCH.getAndSet(this, Watch.TELLING);
    }

    /** Takes the watchers who came while the listener was told; there will be no more. */
    final @Nullable Watch told() {
        return (Watch) WATCH.getAndSet(this, Watch.CLOSED);
    }
}
