// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.Task;

/**
 * START STOP UNIT (SBC-4 5.28): start, stop, load and eject where the medium is removable, and the power conditions.
 * The cache is written before a stop unless told not to. IMMED is not made use of.
 *
 * <pre>
 * CDB  1 IMMED(0)   3 POWER CONDITION MODIFIER(3:0)   4 POWER CONDITION(7:4) NO_FLUSH(2) LOEJ(1) START(0)
 * </pre>
 */
final class StartStopHandler implements CommandHandler {

    private static final int FLAGS = 4;
    private static final BitField POWER_CONDITION = new BitField(7, 4);
    private static final BitField NO_FLUSH = BitField.bit(2);
    private static final BitField LOEJ = BitField.bit(1);
    private static final BitField START = BitField.bit(0);
    private static final int START_VALID = 0x0;
    private static final int ACTIVE = 0x1;
    private static final int IDLE = 0x2;
    private static final int STANDBY = 0x3;
    private static final int LU_CONTROL = 0x7;
    private static final int FORCE_IDLE_0 = 0xA;
    private static final int FORCE_STANDBY_0 = 0xB;

    private final Medium medium;
    private final Readiness readiness;
    private final Prevention prevention;
    private final DeviceContext context;

    StartStopHandler(Medium medium, Readiness readiness, Prevention prevention, DeviceContext context) {
        this.medium = medium;
        this.readiness = readiness;
        this.prevention = prevention;
        this.context = context;
    }

    @Override
    public void execute(Task task) {
        int flags = task.cdb()[FLAGS];
        boolean ejected = readiness.condition() == Condition.EJECTED;
        switch (POWER_CONDITION.get(flags)) {
            case START_VALID -> startOrStop(task, flags, ejected);
            case ACTIVE -> become(task, ejected ? Condition.EJECTED : Condition.READY, false);
            case IDLE, FORCE_IDLE_0 -> become(task, ejected ? Condition.EJECTED : Condition.IDLE, false);
            case STANDBY, FORCE_STANDBY_0 -> become(task, ejected ? Condition.EJECTED : Condition.STANDBY, !ejected);
            // no timers that could be given back their control
            case LU_CONTROL -> task.good();
            default -> task.check(Sense.invalidFieldInCdb(FLAGS, POWER_CONDITION.high()));
        }
    }

    private void startOrStop(Task task, int flags, boolean ejected) {
        boolean loadOrEject = LOEJ.isSet(flags);
        boolean start = START.isSet(flags);
        if (loadOrEject && !context.attributes().removable()) {
            task.check(Sense.invalidFieldInCdb(FLAGS, LOEJ.high()));
        } else if (loadOrEject && start) {
            load(task, ejected);
        } else if (loadOrEject && prevention.isPrevented()) {
            task.check(DiskSense.REMOVAL_PREVENTED);
        } else if (start && ejected) {
            task.check(Sense.of(SenseKey.NOT_READY, AdditionalSense.MEDIUM_NOT_PRESENT_TRAY_OPEN));
        } else if (start) {
            become(task, Condition.READY, false);
        } else {
            Condition next = loadOrEject || ejected ? Condition.EJECTED : Condition.STOPPED;
            become(task, next, !ejected && !NO_FLUSH.isSet(flags));
        }
    }

    private void load(Task task, boolean ejected) {
        become(task, Condition.READY, false);
        if (ejected) {
            context.unitAttention(AdditionalSense.NOT_READY_TO_READY_CHANGE_MEDIUM_MAY_HAVE_CHANGED, task.nexus());
        }
    }

    private void become(Task task, Condition next, boolean flush) {
        if (flush) {
            medium.store().flush(task.then(outcome -> {
                if (outcome == StoreOutcome.DONE) {
                    readiness.become(next, "START STOP UNIT");
                }
                task.transferring(0).complete(outcome);
            }));
        } else {
            readiness.become(next, "START STOP UNIT");
            task.good();
        }
    }
}
