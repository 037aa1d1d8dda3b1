// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.OpcodeRow;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.internal.reservation.Change;
import io.hotbay.target.internal.reservation.ReservationRecord;
import io.hotbay.target.internal.reservation.Reservations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reservations of one unit. Commands read one volatile field. Changes are made one after the other, in order of
 * arrival; one that must survive a loss of power is visible only when it is saved, and those behind it wait for that
 * without a thread.
 */
final class ReservationDesk {

    private final RecordKeeper keeper;
    /** One change: does its work, and calls what it is given when the next one may begin. */
    private final Deque<Consumer<Runnable>> changes = new ArrayDeque<>();
    private volatile Reservations persistent = Reservations.NONE;
    private volatile @Nullable LegacyGuard legacy;
    /** Null while nothing is reserved. */
    private volatile @Nullable Guard guard;

    ReservationDesk(RecordKeeper keeper) {
        this.keeper = keeper;
    }

    /** Takes up what was kept; before the first command. */
    void load() throws UnitException {
        publish(ReservationRecord.decode(keeper.load(ReservationRecord.NAME)));
    }

    /** Whether a command ends with RESERVATION CONFLICT. */
    boolean conflicts(ItlNexus link, OpcodeRow row, byte[] cdb) {
        Guard present = guard;
        return present != null && present.conflicts(link, row) && !HarmlessForm.matches(cdb);
    }

    Reservations persistent() {
        return persistent;
    }

    boolean durable() {
        return keeper.durable();
    }

    /**
     * Makes a persistent change. The result of one that can't be saved is null, and nothing has changed.
     *
     * @param change from what there is to what there shall be
     * @param done hears of the end when the change is visible
     */
    void change(Function<Reservations, Change> change, Consumer<@Nullable Change> done) {
        enqueue(next -> {
            Change made = legacy == null
                    ? change.apply(persistent)
                    : Change.conflict(persistent);
            if (made.next().isKeptLike(persistent)) {
                finish(made, done, next);
            } else {
                keeper.save(ReservationRecord.NAME, ReservationRecord.encode(made.next()),
                        failure -> finish(failure == null ? made : null, done, next));
            }
        });
    }

    private void finish(@Nullable Change made, Consumer<@Nullable Change> done, Runnable next) {
        if (made != null) {
            publish(made.next());
        }
        try {
            done.accept(made);
        } finally {
            next.run();
        }
    }

    /** RESERVE(6) and RESERVE(10): reserves the unit in the way of SPC-2. */
    void reserve(ItlNexus link, Consumer<CommandResult> done) {
        enqueue(next -> {
            LegacyGuard present = legacy;
            CommandResult result = CommandResult.GOOD;
            if (!persistent.keys().isEmpty()) {
                result = exempt(link) ? CommandResult.GOOD : CommandResult.RESERVATION_CONFLICT;
            } else if (present == null) {
                take(link);
            } else if (present.holder() != link) {
                result = CommandResult.RESERVATION_CONFLICT;
            }
            done.accept(result);
            next.run();
        });
    }

    private void take(ItlNexus link) {
        synchronized (this) {
            legacy = new LegacyGuard(link);
            publish(persistent);
        }
        // one that was lost meanwhile may have been looked for before
        if (link.isEnded()) {
            lost(link);
        }
    }

    /** RELEASE(6) and RELEASE(10): done, too, where there is nothing to release for the sender. */
    void release(ItlNexus link, Consumer<CommandResult> done) {
        enqueue(next -> {
            boolean persistently = !persistent.keys().isEmpty() && !exempt(link);
            lost(link);
            done.accept(persistently ? CommandResult.RESERVATION_CONFLICT : CommandResult.GOOD);
            next.run();
        });
    }

    /**
     * Whether RESERVE and RELEASE of a nexus are done without effect beside registrations (SPC-5 5.13.3, CRH): it holds
     * the reservation, or is registered and has the rights of registrants.
     */
    private boolean exempt(ItlNexus link) {
        Reservations now = persistent;
        return now.type() != null && (now.isHeldBy(link.registrant())
                || now.type().admitsRegistrants() && now.keys().containsKey(link.registrant()));
    }

    /** A nexus is gone, and with it what it reserved in the way of SPC-2. */
    synchronized void lost(ItlNexus link) {
        LegacyGuard present = legacy;
        if (present != null && present.holder() == link) {
            reset();
        }
    }

    /** A reset releases what was reserved in the way of SPC-2; persistent reservations stay. */
    synchronized void reset() {
        if (legacy != null) {
            legacy = null;
            publish(persistent);
        }
    }

    private synchronized void publish(Reservations next) {
        persistent = next;
        if (next.type() != null) {
            guard = (link, row) -> next.conflicts(link.registrant(), row.reservation());
        } else {
            guard = legacy;
        }
    }

    private void enqueue(Consumer<Runnable> change) {
        boolean first;
        synchronized (changes) {
            first = changes.isEmpty();
            changes.addLast(change);
        }
        if (first) {
            change.accept(this::next);
        }
    }

    private void next() {
        Consumer<Runnable> following;
        synchronized (changes) {
            changes.removeFirst();
            following = changes.peekFirst();
        }
        if (following != null) {
            following.accept(this::next);
        }
    }
}
