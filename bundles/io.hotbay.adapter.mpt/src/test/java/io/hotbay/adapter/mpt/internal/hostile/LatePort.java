// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.hostile;

import io.hotbay.adapter.mpt.internal.bench.BarePort;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TaskManagementResponse;
import io.hotbay.target.api.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A port that ends commands at once, or later in any order; of a lost nexus some return long afterwards. */
final class LatePort extends BarePort {

    private static final List<CommandResult> RESULTS = List.of(
            CommandResult.GOOD,
            CommandResult.GOOD,
            CommandResult.BUSY,
            CommandResult.NO_TARGET,
            CommandResult.TERMINATED,
            CommandResult.check(Sense.illegalRequest(AdditionalSense.INVALID_FIELD_IN_CDB)));

    private final RandomGenerator random;
    private final List<ScsiCommand> inside = new ArrayList<>();
    private final List<TaskManagementListener> managing = new ArrayList<>();
    private final List<ScsiCommand> lost = new ArrayList<>();
    private boolean holding;

    LatePort(RandomGenerator random) {
        super("hostile 0.2");
        this.random = random;
    }

    /** From now on every command is kept until it is told to end. */
    void hold() {
        holding = true;
    }

    int inside() {
        return inside.size();
    }

    /** Ends one command or function, if there is any. */
    void endOne() {
        if (!inside.isEmpty() && random.nextInt(4) != 0) {
            end(inside.remove(random.nextInt(inside.size())));
        } else if (!managing.isEmpty()) {
            managing.removeFirst().managed(TaskManagementResponse.FUNCTION_COMPLETE, 1);
        }
    }

    /** One command of a life before returns, if there is any. */
    void returnOne() {
        if (!lost.isEmpty()) {
            ScsiCommand command = lost.removeFirst();
            command.listener().commandReturned(command);
        }
    }

    void endAllGood() {
        List<ScsiCommand> ending = List.copyOf(inside);
        inside.clear();
        ending.forEach(each -> each.listener().commandDone(each, CommandResult.GOOD, each.data().byteCount()));
    }

    void returnAll() {
        while (!lost.isEmpty()) {
            returnOne();
        }
    }

    private void end(ScsiCommand command) {
        long moved = random.nextInt(4) == 0 ? random.nextLong(0x1_0000) : command.data().byteCount();
        command.data().fill(0, Math.min(moved, command.data().byteCount()), (byte) 0x5A);
        CommandResult result = RESULTS.get(random.nextInt(RESULTS.size()));
        command.listener().commandDone(command, result, moved);
    }

    @Override
    public Nexus connect(TransportId initiator) {
        return new LateNexus(initiator);
    }

    private final class LateNexus implements Nexus {

        private final TransportId initiator;

        LateNexus(TransportId initiator) {
            this.initiator = initiator;
        }

        @Override
        public TransportId initiator() {
            return initiator;
        }

        @Override
        public void submit(ScsiCommand command) {
            if (!holding && random.nextBoolean()) {
                end(command);
            } else {
                inside.add(command);
            }
        }

        @Override
        public void manage(TaskManagementRequest request, TaskManagementListener listener) {
            managing.add(listener);
        }

        @Override
        public int lose() {
            List<ScsiCommand> dropped = List.copyOf(inside);
            inside.clear();
            managing.clear();
            int stuck = 0;
            for (ScsiCommand command : dropped) {
                if (random.nextBoolean()) {
                    lost.add(command);
                    stuck++;
                } else {
                    command.listener().commandReturned(command);
                }
            }
            return stuck;
        }
    }
}
