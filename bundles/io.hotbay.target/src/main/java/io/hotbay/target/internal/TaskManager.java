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
        switch (ManagementTable.reach(request.function())) {
            case NOTHING -> listener.managed(TaskManagementResponse.FUNCTION_REJECTED, 0);
            case UNIT -> manageUnit(nexus, request, listener);
            case TARGET -> manageTarget(nexus, request, listener);
            case PORT -> managePort(nexus, request, listener);
        }
    }

    private static void manageUnit(ItNexus nexus, TaskManagementRequest request, TaskManagementListener listener) {
        ItlNexus link = nexus.find(request.target(), request.lun());
        if (link == null) {
            boolean target = nexus.port().luns(request.target()).length > 0;
            listener.managed(target ? TaskManagementResponse.INCORRECT_LOGICAL_UNIT_NUMBER
                    : TaskManagementResponse.NO_TARGET, 0);
            return;
        }
        switch (request.function()) {
            case ABORT_TASK -> abort(link, listener, task -> task.tag() == request.tag());
            case ABORT_TASK_SET -> abort(link, listener, task -> true);
            case CLEAR_TASK_SET -> clear(link, listener);
            case LOGICAL_UNIT_RESET -> reset(nexus, listener, Set.of(link.unit()),
                    AdditionalSense.POWER_ON_RESET_OR_BUS_DEVICE_RESET_OCCURRED);
            case QUERY_TASK -> query(link, listener, task -> task.tag() == request.tag());
            case QUERY_TASK_SET -> query(link, listener, task -> true);
            default -> throw new IllegalArgumentException(request.toString());
        }
    }

    private static void manageTarget(ItNexus nexus, TaskManagementRequest request, TaskManagementListener listener) {
        Set<Unit> units = nexus.port().units(request.target());
        if (units.isEmpty()) {
            listener.managed(TaskManagementResponse.NO_TARGET, 0);
            return;
        }
        switch (request.function()) {
            case TARGET_RESET ->
                    reset(nexus, listener, units, AdditionalSense.BUS_DEVICE_RESET_FUNCTION_OCCURRED);
            case TARGET_COLD_RESET -> reset(nexus, listener, units, AdditionalSense.POWER_ON_OCCURRED);
            default -> throw new IllegalArgumentException(request.toString());
        }
    }

    private static void managePort(ItNexus nexus, TaskManagementRequest request, TaskManagementListener listener) {
        switch (request.function()) {
            case BUS_RESET ->
                    reset(nexus, listener, nexus.port().units(), AdditionalSense.SCSI_BUS_RESET_OCCURRED);
            case I_T_NEXUS_RESET -> loseNexus(nexus, listener);
            default -> throw new IllegalArgumentException(request.toString());
        }
    }

    private static void abort(ItlNexus link, TaskManagementListener listener, Predicate<ActiveTask> which) {
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
            deadline = longer(deadline, abortDeadline(unit));
        }
        function.await(deadline);
    }

    /** I_T NEXUS RESET (SAM-5 7.6): the nexus begins anew in all units; those of others notice nothing. */
    private static void loseNexus(ItNexus nexus, TaskManagementListener listener) {
        ManagementFunction function = ManagementFunction.of(nexus, listener);
        Duration deadline = Duration.ZERO;
        for (ItlNexus link : nexus.links()) {
            link.unit().nexusLost(link);
            link.attentions().raise(AdditionalSense.I_T_NEXUS_LOSS_OCCURRED);
            link.tasks().forEach(function::end);
            deadline = longer(deadline, abortDeadline(link.unit()));
        }
        function.await(deadline);
    }

    private static void query(ItlNexus link, TaskManagementListener listener, Predicate<ActiveTask> which) {
        boolean[] found = new boolean[1];
        link.tasks().forEach(task -> found[0] |= task.isLive() && which.test(task));
        listener.managed(
                found[0] ? TaskManagementResponse.FUNCTION_SUCCEEDED : TaskManagementResponse.FUNCTION_COMPLETE, 0);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration abortDeadline(Unit unit) {
        return unit.specification().attributes().deadlines().abort();
    }
}
