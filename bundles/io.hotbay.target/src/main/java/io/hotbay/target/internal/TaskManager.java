// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TaskManagementResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/** Task management functions (SAM-5 7), from the request to the tasks that they reach. */
final class TaskManager {

    private TaskManager() {}

    static void manage(ItNexus nexus, TaskManagementRequest request, TaskManagementListener listener) {
        switch (request.function()) {
            case TARGET_RESET -> {
                Set<Unit> units = nexus.port().units(request.target());
                if (units.isEmpty()) {
                    listener.managed(TaskManagementResponse.NO_TARGET, 0);
                } else {
                    reset(nexus, listener, units, AdditionalSense.BUS_DEVICE_RESET_FUNCTION_OCCURRED);
                }
            }
            case BUS_RESET ->
                    reset(nexus, listener, nexus.port().units(), AdditionalSense.SCSI_BUS_RESET_OCCURRED);
            default -> {
                ItlNexus link = nexus.find(request.target(), request.lun());
                if (link != null) {
                    manage(link, request, listener);
                } else if (nexus.port().luns(request.target()).length == 0) {
                    listener.managed(TaskManagementResponse.NO_TARGET, 0);
                } else {
                    listener.managed(TaskManagementResponse.INCORRECT_LOGICAL_UNIT_NUMBER, 0);
                }
            }
        }
    }

    private static void manage(ItlNexus link, TaskManagementRequest request, TaskManagementListener listener) {
        switch (request.function()) {
            case ABORT_TASK -> abort(link, listener, task -> task.tag() == request.tag());
            case ABORT_TASK_SET -> abort(link, listener, task -> true);
            case CLEAR_TASK_SET -> clear(link, listener);
            case LOGICAL_UNIT_RESET -> reset(link.nexus(), listener, Set.of(link.unit()),
                    AdditionalSense.POWER_ON_RESET_OR_BUS_DEVICE_RESET_OCCURRED);
            case QUERY_TASK -> query(link, request.tag(), listener);
            default -> throw new IllegalArgumentException(request.toString());
        }
    }

    private static void abort(ItlNexus link, TaskManagementListener listener,
            Predicate<ActiveTask> which) {
        ManagementFunction function = ManagementFunction.of(link.nexus(), listener);
        link.tasks().forEach(task -> {
            if (which.test(task)) {
                function.end(task);
            }
        });
        function.await(abortDeadline(link.unit()));
    }

    /** Others whose tasks were cleared find a unit attention (SAM-5 7.4). */
    private static void clear(ItlNexus link, TaskManagementListener listener) {
        ManagementFunction function = ManagementFunction.of(link.nexus(), listener);
        for (ItlNexus each : link.unit().links()) {
            if (each != link && each.tasks().count() > 0) {
                each.attentions().raise(AdditionalSense.COMMANDS_CLEARED_BY_ANOTHER_INITIATOR);
            }
            each.tasks().forEach(function::end);
        }
        function.await(abortDeadline(link.unit()));
    }

    /**
     * A reset is one of each unit, for all its nexuses: the one who asked sees the unit attention too, as on a real
     * bus.
     */
    private static void reset(
            ItNexus nexus, TaskManagementListener listener, Set<Unit> units, AdditionalSense condition) {
        ManagementFunction function = ManagementFunction.of(nexus, listener);
        Duration deadline = Duration.ZERO;
        for (Unit unit : units) {
            unit.reset(condition);
            unit.forEachTask(function::end);
            deadline = deadline.compareTo(abortDeadline(unit)) < 0 ? abortDeadline(unit) : deadline;
        }
        function.await(deadline);
    }

    private static void query(ItlNexus link, long tag, TaskManagementListener listener) {
        boolean[] found = new boolean[1];
        link.tasks().forEach(task -> found[0] |= task.isLive() && task.tag() == tag);
        listener.managed(
                found[0] ? TaskManagementResponse.FUNCTION_SUCCEEDED : TaskManagementResponse.FUNCTION_COMPLETE, 0);
    }

    private static Duration abortDeadline(Unit unit) {
        return unit.specification().attributes().deadlines().abort();
    }
}
