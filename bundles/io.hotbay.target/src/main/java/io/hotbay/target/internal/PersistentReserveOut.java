// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.TaskManagementResponse;
import io.hotbay.target.internal.reservation.Change;
import io.hotbay.target.internal.reservation.OutAction;
import io.hotbay.target.internal.reservation.OutParameters;
import io.hotbay.target.internal.reservation.OutRequest;
import io.hotbay.target.internal.reservation.Registrant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PERSISTENT RESERVE OUT (SPC-5 6.16): decodes, lets the {@link ReservationDesk} make the change, tells the others,
 * and for PREEMPT AND ABORT ends their commands.
 */
final class PersistentReserveOut {

    private static final String USAGE = "5F 00 FF 00 00 FF FF FF FF 00";
    private static final int LIST_LENGTH = 5;
    private static final CommandResult NOT_SAVED = CommandResult.check(
            Sense.of(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE));

    private final ActiveTask task;
    private final OutAction action;
    private final ReservationDesk desk;

    private PersistentReserveOut(ActiveTask task, OutAction action) {
        this.task = task;
        this.action = action;
        this.desk = task.unit().reservations();
    }

    /** A row for each service action. */
    static List<CommandEntry> entries() {
        return Stream.of(OutAction.values()).map(PersistentReserveOut::entry).toList();
    }

    private static CommandEntry entry(OutAction action) {
        OpcodeRow row = OpcodeRow.of("PERSISTENT RESERVE OUT, " + action.name().replace('_', ' '), USAGE,
                DataDirection.OUT, ReservationRule.OWN, OrderingClass.NONE, ReplayClass.NEVER)
                .withServiceAction(action.code());
        return CommandEntry.tracked(row, task -> new PersistentReserveOut(task, action).execute());
    }

    private void execute() {
        long length = BigEndian.get32(task.cdb(), LIST_LENGTH);
        if (length > OutParameters.BYTES_MAXIMUM || length > task.data().byteCount()) {
            task.check(OutParameters.listLength());
            return;
        }
        Set<Integer> ports = task.unit().relativePorts();
        OutParameters parameters =
                new OutParameters(task.cdb(), task.data().copyOf(length), task.link().registrant(), ports);
        OutRequest request = parameters.decode(action);
        if (request == null) {
            task.check(parameters.wrong());
        } else if (request.wantsToBeKept() && !desk.durable()) {
            task.check(OutParameters.notKept(action));
        } else {
            desk.change(now -> action.apply(now, request), change -> changed(change, length));
        }
    }

    private void changed(@Nullable Change change, long length) {
        if (change == null) {
            task.complete(NOT_SAVED, 0);
            return;
        }
        for (Change.Notice notice : change.notices()) {
            task.unit().links().stream()
                    .filter(link -> link.registrant().equals(notice.nexus()))
                    .forEach(link -> link.attentions().raise(notice.condition()));
        }
        if (action == OutAction.PREEMPT_AND_ABORT && change.result() == CommandResult.GOOD) {
            abort(change.preempted(), length);
        } else {
            task.complete(change.result(), change.result() == CommandResult.GOOD ? length : 0);
        }
    }

    /**
     * GOOD only when nothing of the preempted ones can reach the medium any more (SPC-5 5.13.11.5); when some command
     * can't be ended before the abort deadline, ABORTED COMMAND: who is fenced off stays so.
     */
    private void abort(Set<Registrant> preempted, long length) {
        Unit unit = task.unit();
        ManagementFunction function = new ManagementFunction(unit.timer(), (response, terminated) -> {
            boolean ended = response == TaskManagementResponse.FUNCTION_COMPLETE;
            task.complete(ended ? CommandResult.GOOD : StoreOutcomes.ABORTED, ended ? length : 0);
        });
        for (ItlNexus link : unit.links()) {
            if (preempted.contains(link.registrant())) {
                if (link.tasks().count() > 0) {
                    link.attentions().raise(AdditionalSense.COMMANDS_CLEARED_BY_ANOTHER_INITIATOR);
                }
                link.tasks().forEach(function::end);
            }
        }
        function.await(unit.specification().attributes().deadlines().abort());
    }
}
