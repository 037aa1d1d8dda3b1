// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.memory.PrivateMemory;
import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandListener;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.internal.copy.CopyLimits;
import io.hotbay.target.internal.copy.CopyPlan;
import io.hotbay.target.internal.copy.CopyResults.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * EXTENDED COPY(LID1) (SPC-4 6.4). The copy manager is an initiator beside the one who asked: it reads and writes by
 * the same I_T nexus, through gates, reservations and write protection of the units, with a buffer of its own, and
 * leaves unit attentions and queue depth of the nexus alone. An abort of the command takes effect between two of its
 * reads and writes.
 */
final class ExtendedCopy implements CommandListener {

    private enum Turn {
        /** A read or write has been submitted. */
        OUT,
        /** It has come back within the submission. */
        BACK,
        /** The submission is over, and it has not come back. */
        AWAY
    }

    /** Reads and writes at once on a thread that belongs to others, the guest's processor among them: two MiB. */
    private static final int PIECES_AT_ONCE = 4;
    private static final int LIST_LENGTH = 10;
    private static final int LIST_BYTES_MAXIMUM = 0x1_0000;
    private static final byte READ_16 = (byte) 0x88;
    private static final byte WRITE_16 = (byte) 0x8A;
    private static final int ADDRESS = 2;
    private static final int BLOCKS = 10;
    /** No front gives such tags. */
    private static final AtomicLong TAGS = new AtomicLong(Long.MIN_VALUE);

    private final ActiveTask task;
    private final CopyPlan plan;
    private final List<ItlNexus> units;
    private final ScatterList data = new ScatterList(1);
    /** Until the end, which comes after that of each read and write. */
    private final PrivateMemory.Buffer buffer;
    private final ScsiCommand command = new ScsiCommand(data, this);
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.AWAY);
    private volatile @Nullable CommandResult last;
    private boolean writing;
    private int segment;
    private int done;
    private int underWay;
    private long bytes;

    private ExtendedCopy(ActiveTask task, CopyPlan plan, List<ItlNexus> units, PrivateMemory.Buffer buffer) {
        this.buffer = buffer;
        this.task = task;
        this.plan = plan;
        this.units = units;
    }

    /** The row. */
    static CommandEntry entry() {
        OpcodeRow row = OpcodeRow.of("EXTENDED COPY(LID1)", "83 00 00 00 00 00 00 00 00 00 FF FF FF FF 00 00",
                DataDirection.OUT, ReservationRule.WRITES_MEDIUM, OrderingClass.NONE, ReplayClass.NEVER)
                .withServiceAction(0);
        return CommandEntry.tracked(row, ExtendedCopy::execute);
    }

    private static void execute(ActiveTask task) {
        long length = BigEndian.get32(task.cdb(), LIST_LENGTH);
        if (length == 0) {
            task.good();
        } else if (length > LIST_BYTES_MAXIMUM || length > task.data().byteCount()) {
            task.check(Sense.illegalRequest(AdditionalSense.PARAMETER_LIST_LENGTH_ERROR));
        } else {
            switch (CopyPlan.decode(task.data().copyOf(length))) {
                case CopyPlan.Wrong(Sense sense) -> task.check(sense);
                case CopyPlan.Right(CopyPlan plan) -> begin(task, plan);
            }
        }
    }

    private static void begin(ActiveTask task, CopyPlan plan) {
        List<ItlNexus> reached = task.link().nexus().links();
        List<ItlNexus> units = new ArrayList<>();
        for (CopyPlan.Segment segment : plan.segments()) {
            for (int index : new int[] {segment.source(), segment.destination()}) {
                ItlNexus unit = index < plan.units().size() ? find(reached, plan.units().get(index)) : null;
                if (unit == null) {
                    task.check(aborted(AdditionalSense.COPY_TARGET_DEVICE_NOT_REACHABLE));
                    return;
                }
                units.add(unit);
            }
        }
        PrivateMemory.Buffer buffer = task.link().nexus().port().copyMemory().take(CopyLimits.BUFFER_BYTES);
        if (buffer == null) {
            task.complete(CommandResult.BUSY, 0);
            return;
        }
        task.link().copies().put(plan.listId(), Status.IN_PROGRESS, 0, 0);
        new ExtendedCopy(task, plan, units, buffer).go(PIECES_AT_ONCE);
    }

    private static @Nullable ItlNexus find(List<ItlNexus> reached, long naa) {
        return reached.stream()
                .filter(link -> naa != CopyPlan.NOBODY && link.unit().specification().attributes().naa() == naa)
                .findFirst().orElse(null);
    }

    private static Sense aborted(AdditionalSense additional) {
        return Sense.of(SenseKey.COPY_ABORTED, additional);
    }

    /** Reads and writes until one does not come back at once, or all is done, or so many have come back. */
    private void go(int pieces) {
        for (int left = pieces; advance(); left--) {
            turn.set(Turn.OUT);
            ItlNexus link = units.get(2 * segment + (writing ? 1 : 0));
            link.unit().submitCopy(link, command);
            if (turn.compareAndSet(Turn.OUT, Turn.AWAY)) {
                return;
            }
            if (left == 1) {
                goElsewhere();
                return;
            }
        }
    }

    /** On a thread of its own it may take its time. */
    private void goElsewhere() {
        try {
            task.unit().waiting().execute(() -> go(Integer.MAX_VALUE));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            end(Status.FAILED, aborted(AdditionalSense.NO_ADDITIONAL_SENSE_INFORMATION)); // the core ends, or no thread
        }
    }

    @Override
    public void commandDone(ScsiCommand ended, CommandResult result, long transferred) {
        last = result;
        if (!turn.compareAndSet(Turn.OUT, Turn.BACK)) {
            go(PIECES_AT_ONCE);
        }
    }

    @Override
    public void commandReturned(ScsiCommand ended) {
        commandDone(ended, CommandResult.TERMINATED, 0);
    }

    /** Looks at what has come back, and prepares what is next; false when the command has been completed. */
    private boolean advance() {
        CommandResult result = last;
        if (result != null && result != CommandResult.GOOD) {
            return end(Status.FAILED, aborted(why(result)));
        }
        if (result != null && writing) {
            done += underWay;
            bytes += (long) underWay * blockSize();
        }
        writing = result != null && !writing;
        while (!writing && segment < plan.segments().size() && done == plan.segments().get(segment).blocks()) {
            segment++;
            done = 0;
        }
        if (task.isRecalled()) {
            close(Status.FAILED);
            task.complete(StoreOutcome.CANCELLED);
            return false;
        }
        if (segment == plan.segments().size()) {
            return end(Status.DONE, null);
        }
        if (blockSize() != units.get(2 * segment + 1).unit().specification().attributes().blocks().logical()) {
            return end(Status.FAILED, aborted(AdditionalSense.INCORRECT_COPY_TARGET_DEVICE_TYPE));
        }
        prepare(plan.segments().get(segment));
        return true;
    }

    /** A segment that does not fit the unit is no failure of the unit. */
    private static AdditionalSense why(CommandResult result) {
        return result instanceof CommandResult.CheckCondition(Sense sense) && sense.key() == SenseKey.ILLEGAL_REQUEST
                ? AdditionalSense.NO_ADDITIONAL_SENSE_INFORMATION
                : AdditionalSense.THIRD_PARTY_DEVICE_FAILURE;
    }

    private int blockSize() {
        return units.get(2 * segment).unit().specification().attributes().blocks().logical();
    }

    private void prepare(CopyPlan.Segment run) {
        underWay = Math.min(run.blocks() - done, CopyLimits.BUFFER_BYTES / blockSize());
        data.clear();
        data.add(buffer.segment().address(), (long) underWay * blockSize());
        byte[] cdb = new byte[ScsiCommand.CDB_MAXIMUM];
        cdb[0] = writing ? WRITE_16 : READ_16;
        BigEndian.put64(cdb, ADDRESS, (writing ? run.destinationAddress() : run.sourceAddress()) + done);
        BigEndian.put32(cdb, BLOCKS, underWay);
        command.address(units.get(2 * segment).target(), 0, TAGS.getAndIncrement()).cdb(cdb, 0, cdb.length)
                .transfer(TaskAttribute.SIMPLE, writing ? DataDirection.OUT : DataDirection.IN);
    }

    private boolean end(Status status, @Nullable Sense sense) {
        close(status);
        if (sense == null) {
            task.complete(CommandResult.GOOD, BigEndian.get32(task.cdb(), LIST_LENGTH));
        } else {
            task.check(sense);
        }
        return false;
    }

    /** Before the initiator hears of the end: it may ask for the results, or for the next copy, at once. */
    private void close(Status status) {
        buffer.free();
        task.link().copies().put(plan.listId(), status, segment, bytes);
    }
}
