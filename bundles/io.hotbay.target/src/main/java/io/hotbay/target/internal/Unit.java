// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.UnitAttentionRule;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.target.api.CommandCount;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import io.hotbay.target.api.UnitCounters;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A logical unit: the path of its commands from the nexus to the gate. Its back end comes and goes by {@link
 * UnitLifecycle}.
 */
final class Unit implements LogicalUnit {

    private static final System.Logger LOG = System.getLogger(Unit.class.getName());

    private volatile UnitSpecification specification;
    private volatile int queueDepth;
    /** The filters of its commands in order; null for none. */
    private volatile FilterPlace @Nullable [] filters;
    private final Core core;
    private final Gate gate;
    private final Counters counters = new Counters();
    private final RecordKeeper keeper;
    private final ReservationDesk reservations;
    private final UnitLifecycle lifecycle;
    /** All nexuses, and dead ones whose tasks are still inside. */
    private final List<ItlNexus> links = new CopyOnWriteArrayList<>();

    Unit(UnitSpecification specification, Core core) {
        this.specification = specification;
        queueDepth = specification.attributes().queueDepth();
        this.core = core;
        gate = new Gate(specification.name(), specification.attributes().deadlines(), core.timer(),
                StoreOutcomes.PARKED_TOO_LONG);
        keeper = new RecordKeeper(specification.name(), specification.records(), core.waiting());
        reservations = new ReservationDesk(keeper);
        lifecycle = new UnitLifecycle(this, core.services());
    }

    /** Does a command of one of its nexuses. */
    void submit(ItlNexus link, ScsiCommand command) {
        CommandTable table = lifecycle.table();
        CommandEntry entry = table.find(command.cdb());
        Sense wrong = entry == null ? table.missing(command.cdb()) : entry.check(command);
        if (entry != null && wrong == null && link.attentions().some()) {
            wrong = attention(link, entry.row(), command.cdb());
        }
        if (entry == null || wrong != null) {
            refuse(link, command, entry, wrong);
            return;
        }
        ActiveTask task = new ActiveTask(link, command, table, entry);
        switch (entry.way()) {
            case AT_ONCE -> begin(task, entry.row());
            case TRACKED -> {
                if (enter(task, TaskSet.SLOTS)) {
                    begin(task, entry.row());
                }
            }
            case GATED -> {
                if (enter(task, queueDepth)) {
                    pass(task, entry.row());
                }
            }
        }
    }

    private void refuse(ItlNexus link, ScsiCommand command, @Nullable CommandEntry entry, @Nullable Sense wrong) {
        RowCounter counter = entry == null ? counters.unknown : entry.counter();
        tell(link, command, counter, CommandResult.check(wrong), 0, false);
    }

    /**
     * Does a read or write of a copy. The copy manager is an initiator of its own (SPC-4 6.4): unit attentions of the
     * nexus are left to the one who asked for the copy, and so is its queue depth; reservations, gate and task
     * management hold as for any command of the nexus.
     */
    void submitCopy(ItlNexus link, ScsiCommand command) {
        CommandTable table = lifecycle.table();
        CommandEntry entry = table.find(command.cdb());
        Sense wrong = entry == null ? table.missing(command.cdb()) : entry.check(command);
        if (entry == null || wrong != null) {
            refuse(link, command, entry, wrong);
            return;
        }
        ActiveTask task = new ActiveTask(link, command, table, entry);
        if (known(task, link.enterUncounted(task))) {
            pass(task, entry.row());
        }
    }

    /**
     * The unit attention that a command ends with, or null. A reservation conflict has precedence over all but resets
     * (SAM-5 5.3.3), and leaves the others pending.
     */
    private @Nullable Sense attention(ItlNexus link, OpcodeRow row, byte[] cdb) {
        if (row.unitAttention() != UnitAttentionRule.REPORT) {
            return null;
        }
        boolean conflict = reservations.conflicts(link, row, cdb);
        AdditionalSense attention = conflict ? link.attentions().takeReset() : link.attentions().take();
        return attention == null ? null : Sense.unitAttention(attention);
    }

    private void begin(ActiveTask task, OpcodeRow row) {
        if (reservations.conflicts(task.link(), row, task.cdb())) {
            task.refuse(CommandResult.RESERVATION_CONFLICT);
        } else {
            task.runCore();
        }
    }

    /**
     * Asks for reservations only when the task can be found: a preemption that this does not see yet finds the task.
     */
    private void pass(ActiveTask task, OpcodeRow row) {
        if (reservations.conflicts(task.link(), row, task.cdb())) {
            task.refuse(CommandResult.RESERVATION_CONFLICT);
        } else {
            gate.admit(task);
        }
    }

    /** Lets a task be found. A device type that has departed since its rows were looked up is not kept by them. */
    private boolean enter(ActiveTask task, int limit) {
        return known(task, task.link().enter(task, limit));
    }

    private boolean known(ActiveTask task, boolean entered) {
        if (entered && task.table() != lifecycle.table()) {
            task.forgetBackEnd(task.table().dormant());
        }
        return entered;
    }

    /** Puts a task in the place of one that a departed back end left undone; the old one exits afterwards. */
    void replay(ActiveTask again) {
        counters.replayed.increment();
        if (enter(again, TaskSet.SLOTS)) {
            gate.again(again);
        }
    }

    /** A command that may not be done again was inside when its back end departed. */
    void replayRefused(String command) {
        LOG.log(System.Logger.Level.WARNING, "{0}: the outcome of a {1} is not known, it ends as ABORTED COMMAND",
                specification.name(), command);
    }

    /** Tells the front of the end of a command. */
    void tell(ItlNexus link, ScsiCommand command, RowCounter counter, CommandResult result, long transferred,
            boolean silent) {
        counter.ended.increment();
        CommandResult formed = result;
        if (result != CommandResult.GOOD) {
            counter.failed.increment();
            BackEnd current = backEnd();
            formed = current == null ? result : current.inForm(result);
        }
        try {
            if (silent || link.nexus().isLost()) {
                command.listener().commandReturned(command);
            } else {
                command.listener().commandDone(command, formed, transferred);
            }
        } catch (RuntimeException | Error e) {
            internalError("a command listener escaped", e);
        }
    }

    /** Counts an error of ours or of a back end; logs the 1st, 2nd, 4th, 8th and so on. */
    void internalError(String what, @Nullable Throwable cause) {
        counters.internalErrors.increment();
        long count = counters.internalErrors.sum();
        if (Long.bitCount(count) == 1) {
            LOG.log(System.Logger.Level.ERROR,
                    specification.name() + ": " + what + " (internal error " + count + ")", cause);
        }
    }

    /** Adds a nexus, whose first command finds a unit attention. */
    void attach(ItlNexus link) {
        links.removeIf(other -> other.isEnded() && other.tasks().count() == 0);
        link.attentions().raise(AdditionalSense.POWER_ON_OCCURRED);
        links.add(link);
    }

    /** Takes away a nexus that has ended, unless tasks of it are inside. */
    void detach(ItlNexus link) {
        nexusLost(link);
        if (link.tasks().count() == 0) {
            links.remove(link);
        }
    }

    /** What is held for a nexus is void (SAM-5 6.3.4). */
    void nexusLost(ItlNexus link) {
        reservations.lost(link);
        BackEnd current = backEnd();
        if (current != null) {
            current.nexusLost(link.nexus());
        }
    }

    /** Raises a unit attention for all nexuses but one. */
    void raise(AdditionalSense condition, @Nullable Nexus except) {
        for (ItlNexus link : links) {
            if (link.nexus() != except) {
                link.attentions().raise(condition);
            }
        }
    }

    /** A reset reached the unit. The tasks are ended by the caller. */
    void reset(AdditionalSense condition) {
        raise(condition, null);
        reservations.reset();
        lifecycle.reset();
    }

    /** Keeps new commands waiting until those inside have returned, some of which belong to nobody any more. */
    void fence(int orphans) {
        gate.fence(orphans + " commands of a lost initiator have not returned");
    }

    /** Visits all tasks of all nexuses. */
    void forEachTask(Consumer<ActiveTask> visitor) {
        links.forEach(link -> link.tasks().forEach(visitor));
    }

    FilterPlace @Nullable [] filters() {
        return filters;
    }

    /** Takes other filters for the commands that come from now on. */
    void filters(FilterPlace[] others) {
        filters = others.length == 0 ? null : others;
    }

    List<ItlNexus> links() {
        return links;
    }

    Gate passage() {
        return gate;
    }

    Counters counted() {
        return counters;
    }

    ReservationDesk reservations() {
        return reservations;
    }

    /** The relative identifiers of the ports that it is reached by. */
    Set<Integer> relativePorts() {
        return core.relativePorts(this);
    }

    Executor waiting() {
        return core.waiting();
    }

    Timer timer() {
        return core.timer();
    }

    RecordKeeper keeper() {
        return keeper;
    }

    UnitLifecycle lifecycle() {
        return lifecycle;
    }

    @Nullable BackEnd backEnd() {
        return lifecycle.backEnd();
    }

    @Override
    public UnitSpecification specification() {
        return specification;
    }

    @Override
    public GateState gate() {
        return gate.state();
    }

    @Override
    public String gateReason() {
        return gate.reason();
    }

    @Override
    public void limit(int depth, Deadlines deadlines) {
        queueDepth = depth;
        specification = specification.with(specification.attributes().withLimits(depth, deadlines));
        gate.deadlines(deadlines);
    }

    @Override
    public void takeCapacity() throws UnitException {
        lifecycle.takeCapacity();
    }

    @Override
    public StoreFacts facts() {
        return lifecycle.facts();
    }

    @Override
    public UnitCounters counters() {
        return new UnitCounters(counters.sum(row -> row.ended), counters.sum(row -> row.failed), gate.inside(),
                gate.waiting(), gate.parkedCount(), counters.replayed.sum(), counters.internalErrors.sum());
    }

    @Override
    public List<CommandCount> commandCounts() {
        return counters.counts();
    }

    @Override
    public void close() {
        gate.shut(CommandResult.TERMINATED);
        core.forget(this);
        links.forEach(link -> link.end(Watcher.CLOSING));
        lifecycle.close();
    }
}
