// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.OpcodeRow;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.FilteredTask;
import io.hotbay.target.api.device.TaskFilter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of one task by one filter. The step to DECIDED is the single right to say how the task goes on: the filter
 * has it, and whoever recalls the task or takes the filter away.
 */
final class FilterPass implements FilteredTask {

    private enum State {
        /** The filter holds the task. */
        HELD,
        /** The task went on, or has ended. */
        DECIDED
    }

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(FilterPass.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ActiveTask task;
    private final OpcodeRow row;
    private final FilterPlace[] places;
    private final int index;
    private final @Nullable FilterPass before;
    private final long begun = System.nanoTime();
    /** Whether the filter has seen the task, and so hears of its end. */
    private volatile boolean seen;
    private volatile State state = State.HELD;

    FilterPass(ActiveTask task, OpcodeRow row, FilterPlace[] places, @Nullable FilterPass before) {
        this.task = task;
        this.row = row;
        this.places = places;
        this.before = before;
        index = before == null ? 0 : before.index + 1;
    }

    /** Shows the task to the filter. */
    void show() {
        FilterPlace place = places[index];
        TaskFilter filter = place.enter();
        if (filter == null) {
            pass();
            return;
        }
        seen = true;
        try {
            filter.filter(this);
        } catch (RuntimeException | Error e) {
            task.filterEscaped(e, decide());
        } finally {
            place.leave();
        }
        if (place.isEmpty()) {
            pass();
        }
    }

    private boolean decide() {
        return STATE.compareAndSet(this, State.HELD, State.DECIDED);
    }

    @Override
    public boolean pass() {
        if (!decide()) {
            return false;
        }
        if (index + 1 < places.length) {
            task.showNext(places, this);
        } else {
            task.proceed();
        }
        return true;
    }

    /** Goes on if this is the place of a filter that has departed. */
    void passFrom(FilterPlace empty) {
        if (places[index] == empty) {
            pass();
        }
    }

    @Override
    public boolean complete(CommandResult result) {
        Objects.requireNonNull(result);
        boolean first = decide();
        if (first) {
            task.complete(result, 0);
        }
        return first;
    }

    /** Whether the task was taken away from the filter. */
    boolean takeAway() {
        return decide();
    }

    /** Tells the filters that saw the task of its end, the last first. */
    void ended(CommandResult result, long transferred) {
        for (FilterPass each = this; each != null; each = each.before) {
            each.tell(result, transferred);
        }
    }

    private void tell(CommandResult result, long transferred) {
        FilterPlace place = places[index];
        TaskFilter filter = seen ? place.enter() : null;
        if (filter == null) {
            return;
        }
        try {
            filter.ended(this, result, transferred);
        } catch (RuntimeException | Error e) {
            task.unit().internalError("a filter's ended escaped", e);
        } finally {
            place.leave();
        }
    }

    @Override
    public UnitSpecification unit() {
        return task.unit().specification();
    }

    @Override
    public OpcodeRow row() {
        return row;
    }

    @Override
    public byte[] cdb() {
        return task.cdb();
    }

    @Override
    public Nexus nexus() {
        return task.nexus();
    }

    @Override
    public long begun() {
        return begun;
    }
}
