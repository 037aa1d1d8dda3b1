// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one command. Made anew for each submission and for each replay, so that a late completion of an earlier attempt
 * finds an ended object: the step from INSIDE to ENDED is the single right to complete.
 */
final class ActiveTask implements Task, Gated {

    /** What became of a wish to end a task. */
    enum Termination {
        /** It waited and has ended. */
        ENDED,
        /** It is inside; the watcher hears of its end. */
        PENDING,
        /** It had ended already; its listener has been told or is being told. */
        TOO_LATE
    }

    private static final int WAITING = 0;
    private static final int INSIDE = 1;
    private static final int ENDED = 2;
    private static final CommandResult INTERNAL_FAILURE = CommandResult.check(
            Sense.of(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE));
    private static final VarHandle PHASE;
    private static final VarHandle WATCH;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PHASE = lookup.findVarHandle(ActiveTask.class, "phase", int.class);
            WATCH = lookup.findVarHandle(ActiveTask.class, "watch", Watch.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ItlNexus link;
    private final Unit unit;
    private final ScsiCommand command;
    private final long tag;
    private final boolean ordered;
    private CommandTable table;
    private CommandEntry entry;
    private long announced;
    private int slot;
    private volatile int phase;
    private volatile @Nullable Watch watch;
    private volatile @Nullable BackEnd backEnd;

    ActiveTask(ItlNexus link, ScsiCommand command, CommandTable table, CommandEntry entry) {
        this.link = link;
        this.unit = link.unit();
        this.command = command;
        this.tag = command.tag();
        this.ordered = entry.ordered(command.attribute());
        this.table = table;
        this.entry = entry;
    }

    /** Does a command of the core's own, on this thread and past the gate. */
    void runCore() {
        phase = INSIDE;
        execute();
    }

    @Override
    public boolean ordered() {
        return ordered;
    }

    @Override
    public boolean headOfQueue() {
        return command.attribute() == TaskAttribute.HEAD_OF_QUEUE;
    }

    @Override
    public boolean begin() {
        return PHASE.compareAndSet(this, WAITING, INSIDE);
    }

    @Override
    public void run() {
        BackEnd current = unit.backEnd();
        if (current == null) {
            complete(StoreOutcome.CANCELLED);
            return;
        }
        backEnd = current;
        if (current.table() == table || lookUpAgain(current.table())) {
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
        try {
            handler.execute(this);
        } catch (RuntimeException | Error e) {
            unit.internalError(entry.row().name() + " escaped", e);
            if (phase == INSIDE) {
                complete(INTERNAL_FAILURE, 0);
            }
        }
    }

    @Override
    public void complete(StoreOutcome outcome) {
        if (outcome == StoreOutcome.DONE) {
            end(CommandResult.GOOD, announced, outcome);
        } else {
            end(StoreOutcomes.result(outcome), 0, outcome);
        }
    }

    @Override
    public void complete(CommandResult result, long transferred) {
        end(result, transferred, StoreOutcome.DONE);
    }

    private void end(CommandResult result, long transferred, StoreOutcome outcome) {
        if (!PHASE.compareAndSet(this, INSIDE, ENDED)) {
            unit.internalError("a completion of a command that had ended", null);
            return;
        }
        Watch watchers = (Watch) WATCH.getAndSet(this, Watch.CLOSED);
        if (Watch.claim(watchers)) {
            tell(CommandResult.TERMINATED, 0, Watch.silent(watchers));
            leave();
            Watch.ended(watchers);
        } else if (!StoreOutcomes.undone(outcome) || !departed()) {
            tell(result, transferred, false);
            leave();
        } else if (StoreOutcomes.replayable(entry.row().replay(), outcome)) {
            unit.replay(this, new ActiveTask(link, command, table, entry));
            leave();
        } else {
            unit.replayRefused(entry.row().name());
            tell(StoreOutcomes.ABORTED, 0, false);
            leave();
        }
    }

    private boolean departed() {
        BackEnd last = backEnd;
        return last == null || last.departing();
    }

    private void leave() {
        if (!entry.core()) {
            link.tasks().remove(this);
            unit.passage().exit(this);
        }
        backEnd = null;
    }

    private void tell(CommandResult result, long transferred, boolean silent) {
        unit.tell(link, command, result, transferred, silent);
    }

    @Override
    public void refuse(CommandResult result) {
        if (PHASE.compareAndSet(this, WAITING, ENDED)) {
            watch = Watch.CLOSED;
            tell(result, 0, false);
            link.tasks().remove(this);
        }
    }

    /** Ends the task for a watcher: now, when it waits; else recalls it, and the watcher hears of its end. */
    Termination terminate(Watcher watcher) {
        if (PHASE.compareAndSet(this, WAITING, ENDED)) {
            watch = Watch.CLOSED;
            unit.passage().forget(this);
            tell(CommandResult.TERMINATED, 0, watcher.silent());
            link.tasks().remove(this);
            return Termination.ENDED;
        }
        Watch seen = watch;
        while (seen != Watch.CLOSED) {
            if (WATCH.compareAndSet(this, seen, new Watch(watcher, seen))) {
                recall();
                return Termination.PENDING;
            }
            seen = watch;
        }
        return Termination.TOO_LATE;
    }

    /** Asks the store to give the operation up. */
    void recall() {
        BackEnd last = backEnd;
        if (last != null) {
            last.recall(this);
        }
    }

    /** Lets go of a back end that is departing with this task inside. */
    void forgetBackEnd() {
        backEnd = null;
    }

    boolean isLive() {
        return phase != ENDED;
    }

    boolean isInside() {
        return phase == INSIDE;
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
