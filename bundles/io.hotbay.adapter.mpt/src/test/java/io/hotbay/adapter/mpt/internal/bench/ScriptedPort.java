// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.bench;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortListener;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TaskManagementResponse;
import io.hotbay.target.api.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A port whose targets answer as a test tells them; without being told, they keep each command. */
public final class ScriptedPort extends BarePort {

    /** What has been submitted and not ended, in order. */
    public final List<ScsiCommand> inside = new ArrayList<>();
    /** Every task management function that was asked for. */
    public final List<TaskManagementRequest> managed = new ArrayList<>();
    /** Who has connected, one for each life. */
    public final List<TransportId> initiators = new ArrayList<>();
    /** What happens to a command within its submission. */
    public Consumer<ScsiCommand> script = command -> {};
    /** The response to task management functions. */
    public TaskManagementResponse response = TaskManagementResponse.FUNCTION_COMPLETE;
    /** Where task management functions wait for the test to end them; null to end them at once. */
    public List<TaskManagementListener> waiting;
    /** Hears of units that a test says come and go. */
    public PortListener listener;
    /** How many commands {@link Nexus#lose} says it could not recall. */
    public int stuck;

    public ScriptedPort() {
        super("test 0.2");
    }

    /** Ends a command. */
    public void end(ScsiCommand command, CommandResult result, long transferred) {
        inside.remove(command);
        command.listener().commandDone(command, result, transferred);
    }

    /** From now on each command ends at once, with all its data moved. */
    public void allGood() {
        script = command -> end(command, CommandResult.GOOD, command.data().byteCount());
    }

    @Override
    public void listen(PortListener newListener) {
        listener = newListener;
    }

    @Override
    public Nexus connect(TransportId initiator) {
        initiators.add(initiator);
        return new ScriptedNexus(initiator);
    }

    @Override
    public void close() {
        inside.clear();
    }

    private final class ScriptedNexus implements Nexus {

        private final TransportId initiator;
        private boolean dead;

        ScriptedNexus(TransportId initiator) {
            this.initiator = initiator;
        }

        @Override
        public TransportId initiator() {
            return initiator;
        }

        @Override
        public void submit(ScsiCommand command) {
            requireAlive();
            inside.add(command);
            script.accept(command);
        }

        @Override
        public void manage(TaskManagementRequest request, TaskManagementListener listener) {
            requireAlive();
            managed.add(request);
            if (waiting != null) {
                waiting.add(listener);
                return;
            }
            List<ScsiCommand> ended = inside.stream().filter(command -> concerns(request, command)).toList();
            ended.forEach(command -> end(command, CommandResult.TERMINATED, 0));
            listener.managed(response, ended.size());
        }

        @Override
        public int lose() {
            requireAlive();
            dead = true;
            inside.clear();
            return stuck;
        }

        private void requireAlive() {
            if (dead) {
                throw new IllegalStateException("a lost nexus was used");
            }
        }
    }

    private static boolean concerns(TaskManagementRequest request, ScsiCommand command) {
        return switch (request.function()) {
            case BUS_RESET -> true;
            case TARGET_RESET -> command.target() == request.target();
            case ABORT_TASK -> command.target() == request.target() && command.tag() == request.tag();
            case QUERY_TASK -> false;
            default -> command.target() == request.target() && command.lun() == request.lun();
        };
    }
}
