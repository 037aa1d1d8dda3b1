// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one command. Made anew for each submission and for each replay, so that a late completion of an
 * earlier attempt finds an ended object.
 */
final class ActiveTask extends TaskLife implements Task, Gated {

    private static final CommandResult INTERNAL_FAILURE = CommandResult.check(
            Sense.of(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE));

    private final ItlNexus link;
    private final Unit unit;
    private final ScsiCommand command;
    private final long tag;
    private final boolean ordered;
    private final boolean headOfQueue;
    private CommandTable table;
    private CommandEntry entry;
    private long announced;
    private int slot;
    /** How the command goes on after the store operation that is under way; null when that is the last. */
    private @Nullable StoreCompletion step;
    /** Whether an operation of this attempt has done something. */
    private boolean begun;
    /** Nothing more is to be begun. */
    private volatile boolean recalled;
    private volatile @Nullable BackEnd backEnd;
    /** The filter that it has come to; null while there are none. */
    private volatile @Nullable FilterPass filtering;

    ActiveTask(ItlNexus link, ScsiCommand command, CommandTable table, CommandEntry entry) {
        this.link = link;
        this.unit = link.unit();
        this.command = command;
        this.tag = command.tag();
        Ordering ordering = entry.ordering(command.attribute());
        this.ordered = ordering == Ordering.ORDERED;
        this.headOfQueue = ordering == Ordering.HEAD_OF_QUEUE;
        this.table = table;
        this.entry = entry;
    }

    /** Does a command of the core's own, on this thread and past the gate. */
    void runCore() {
        if (begin()) {
            execute();
        }
    }

    @Override
    public Ordering ordering() {
        if (ordered) {
            return Ordering.ORDERED;
        }
        return headOfQueue ? Ordering.HEAD_OF_QUEUE : Ordering.SIMPLE;
    }

    @Override
    public void run() {
        FilterPlace[] filters = unit.filters();
        if (filters == null) {
            proceed();
        } else {
            backEnd = unit.backEnd();
            showNext(filters, null);
        }
    }

    /** Shows it to the filter behind another one, or to the first. */
    void showNext(FilterPlace[] filters, @Nullable FilterPass before) {
        FilterPass pass = new FilterPass(this, entry.row(), filters, before);
        filtering = pass;
        if (recalled) {
            recallFromFilter(); // by somebody who saw the one before
        } else {
            pass.show();
        }
    }

    /** If a filter holds it, lets it pass where that has departed. */
    void passFrom(FilterPlace empty) {
        FilterPass pass = filtering;
        if (pass != null) {
            pass.passFrom(empty);
        }
    }

    /** A filter threw; that ends the task if it still held it. */
    void filterEscaped(Throwable cause, boolean held) {
        unit.internalError("a filter escaped at " + entry.row().name(), cause);
        if (held) {
            complete(INTERNAL_FAILURE, 0);
        }
    }

    private void recallFromFilter() {
        FilterPass pass = filtering;
        if (pass != null && pass.takeAway()) {
            complete(StoreOutcome.CANCELLED);
        }
    }

    /** Goes on to the device type. */
    void proceed() {
        BackEnd current = unit.backEnd();
        backEnd = current;
        // reserved by another while this waited, in the gate or in a filter
        if (unit.reservations().conflicts(link, entry.row(), command.cdb())) {
            complete(CommandResult.RESERVATION_CONFLICT, 0);
            return;
        }
        // asked again: a departure first takes the back end away, then looks for those who are inside
        if (current == null || current != unit.backEnd()) {
            complete(StoreOutcome.CANCELLED);
        } else if (current.table() == table || lookUpAgain(current.table())) {
            execute();
        }
    }

    /** The device type was replaced while this waited. */
    private boolean lookUpAgain(CommandTable fresh) {
        CommandEntry found = fresh.find(command.cdb());
        Sense wrong = found == null ? fresh.missing(command.cdb()) : found.check(command);
        if (found == null || wrong != null) {
            check(wrong);
            return false;
        }
        table = fresh;
        entry = found;
        return true;
    }

    private void execute() {
        CommandHandler handler = entry.handler();
        if (handler == null || recalled) {
            complete(StoreOutcome.CANCELLED);
            return;
        }
        try {
            handler.execute(this);
        } catch (RuntimeException | Error e) {
            escaped(e);
        }
        recallAgain();
    }

    private void escaped(Throwable cause) {
        unit.internalError(entry.row().name() + " escaped", cause);
        if (isInside()) {
            complete(INTERNAL_FAILURE, 0);
        }
    }

    /** Somebody may have recalled it when the store did not have its operation yet. */
    private void recallAgain() {
        if (recalled) {
            recall();
        }
    }

    @Override
    public StoreCompletion then(StoreCompletion next) {
        step = next;
        return this;
    }

    @Override
    public void complete(StoreOutcome outcome) {
        StoreCompletion next = step;
        if (next != null) {
            step = null;
            goOn(next, outcome);
        } else if (outcome == StoreOutcome.DONE) {
            end(CommandResult.GOOD, announced, outcome);
        } else {
            end(StoreOutcomes.result(outcome), 0, outcome);
        }
    }

    private void goOn(StoreCompletion next, StoreOutcome outcome) {
        boolean untouched = outcome == StoreOutcome.CANCELLED || outcome == StoreOutcome.UNSUPPORTED;
        begun |= !untouched;
        boolean stop = recalled && (outcome == StoreOutcome.DONE || outcome == StoreOutcome.UNSUPPORTED);
        try {
            next.complete(stop ? StoreOutcome.CANCELLED : outcome);
        } catch (RuntimeException | Error e) {
            escaped(e);
        }
        recallAgain();
    }

    @Override
    public void complete(CommandResult result, long transferred) {
        end(result, transferred, StoreOutcome.DONE);
    }

    private void end(CommandResult result, long transferred, StoreOutcome outcome) {
        if (!endInside()) {
            unit.internalError("a completion of a command that had ended", null);
            return;
        }
        StoreOutcome all = begun && outcome == StoreOutcome.CANCELLED ? StoreOutcome.GONE : outcome;
        ActiveTask again = null;
        Watch watchers = telling();
        if (Watch.claim(watchers)) {
            tell(CommandResult.TERMINATED, 0, Watch.silent(watchers));
        } else if (!StoreOutcomes.undone(outcome) || !departed()) {
            tell(result, transferred, false);
        } else if (StoreOutcomes.replayable(entry.row().replay(), all)) {
            filtered(CommandResult.TERMINATED, 0);
            again = new ActiveTask(link, command, table, entry);
            unit.replay(again);
        } else {
            unit.replayRefused(entry.row().name());
            tell(StoreOutcomes.ABORTED, 0, false);
        }
        leave();
        Watch.ended(watchers);
        Watch.late(told(), again == null ? Watcher::missed : again::terminate);
    }

    private void filtered(CommandResult result, long transferred) {
        FilterPass pass = filtering;
        if (pass != null) {
            pass.ended(result, transferred);
        }
    }

    private boolean departed() {
        BackEnd last = backEnd;
        return last == null || last.departing();
    }

    private void leave() {
        switch (entry.way()) {
            case AT_ONCE -> { }
            case TRACKED -> link.tasks().remove(this);
            case GATED -> {
                link.tasks().remove(this);
                unit.passage().exit(this);
            }
        }
        backEnd = null;
    }

    private void tell(CommandResult result, long transferred, boolean silent) {
        filtered(result, transferred);
        unit.tell(link, command, entry.counter(), result, transferred, silent);
    }

    /** Ends the task if it waits. Somebody may have begun to watch it in between. */
    @Override
    public void refuse(CommandResult result) {
        if (!endWaiting()) {
            return;
        }
        Watch watchers = telling();
        boolean claimed = Watch.claim(watchers);
        unit.passage().forget(this);
        tell(claimed ? CommandResult.TERMINATED : result, 0, Watch.silent(watchers));
        link.tasks().remove(this);
        Watch.ended(watchers);
        Watch.late(told(), Watcher::missed);
    }

    /** Ends the task for a watcher, who hears of its end: now, when it waits; else recalls it. */
    void terminate(Watcher watcher) {
        if (!watch(watcher)) {
            watcher.missed();
            return;
        }
        refuse(CommandResult.TERMINATED);
        recall();
    }

    /** If it is inside, begins nothing more of it and asks the store to give up what it has. */
    void recall() {
        if (isInside()) {
            recalled = true;
            recallFromFilter();
            unit.lifecycle().recall(this);
        }
    }

    /** Whether nothing more of it is to be begun. */
    boolean isRecalled() {
        return recalled;
    }

    /** Lets go of a device type that departs while this waits, or hangs in the store. */
    void forgetBackEnd(CommandTable dormant) {
        backEnd = null;
        table = dormant;
        entry = entry.dormant();
    }

    long tag() {
        return tag;
    }

    int slot() {
        return slot;
    }

    void slot(int index) {
        slot = index;
    }

    @Override
    public Task transferring(long bytes) {
        announced = bytes;
        return this;
    }

    @Override
    public byte[] cdb() {
        return command.cdb();
    }

    @Override
    public Nexus nexus() {
        return link.nexus();
    }

    @Override
    public ScatterList data() {
        return command.data();
    }

    ItlNexus link() {
        return link;
    }

    Unit unit() {
        return unit;
    }

    CommandTable table() {
        return table;
    }
}
