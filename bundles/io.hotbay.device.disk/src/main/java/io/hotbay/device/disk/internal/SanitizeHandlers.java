// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.device.Task;
import java.util.Arrays;

/**
 * SANITIZE (SBC-4 5.25, 4.11): overwrite, block erase, exit failure mode. Of what the host's file system and disk keep
 * elsewhere of the blocks it knows nothing.
 *
 * <pre>
 * CDB   1 IMMED(7) ZNR(6) AUSE(5) SERVICE ACTION(4:0)   7-8 PARAMETER LIST LENGTH
 * list  0 INVERT(7) TEST(6:5) OVERWRITE COUNT(4:0)   2-3 INITIALIZATION PATTERN LENGTH   4- INITIALIZATION PATTERN
 * </pre>
 */
final class SanitizeHandlers {

    private static final int FLAGS = 1;
    private static final BitField IMMED = BitField.bit(7);
    private static final BitField AUSE = BitField.bit(5);
    private static final BitField SERVICE_ACTION = new BitField(4, 0);
    private static final int LIST_LENGTH = 7;
    private static final int HEADER_BYTES = 4;
    private static final BitField INVERT = BitField.bit(7);
    private static final BitField TEST = new BitField(6, 5);
    private static final BitField COUNT = new BitField(4, 0);
    private static final int PATTERN_LENGTH = 2;

    private final Medium medium;
    private final MediumWork work;
    private final Readiness readiness;

    SanitizeHandlers(Medium medium, MediumWork work, Readiness readiness) {
        this.medium = medium;
        this.work = work;
        this.readiness = readiness;
    }

    void overwrite(Task task) {
        if (medium.refusesWrites(task)) {
            return;
        }
        int length = BigEndian.get16(task.cdb(), LIST_LENGTH);
        // one byte more than a list can have, so that it is seen that it is too long
        byte[] list = task.data().copyOf(Math.min(length, HEADER_BYTES + medium.blockSize() + 1));
        if (length < HEADER_BYTES + 1 || length > HEADER_BYTES + medium.blockSize()) {
            task.check(Sense.invalidFieldInCdb(LIST_LENGTH, -1));
            return;
        }
        if (list.length < length) {
            task.check(DiskSense.LIST_LENGTH);
            return;
        }
        int count = COUNT.get(list[0]);
        int patternLength = BigEndian.get16(list, PATTERN_LENGTH);
        if (list[1] != 0) {
            task.check(DiskSense.inParameterList(1, -1));
        } else if (TEST.get(list[0]) != 0 || count == 0) {
            task.check(DiskSense.inParameterList(0, count == 0 ? COUNT.high() : TEST.high()));
        } else if (patternLength == 0 || patternLength != length - HEADER_BYTES) {
            task.check(DiskSense.inParameterList(PATTERN_LENGTH, -1));
        } else {
            byte[] block = FormatList.repeated(Arrays.copyOfRange(list, HEADER_BYTES, length), medium.blockSize());
            start(task.transferring(length), false, INVERT.isSet(list[0]), count, block);
        }
    }

    void blockErase(Task task) {
        if (!medium.refusesWrites(task)) {
            start(task.transferring(0), true, false, 1, new byte[0]);
        }
    }

    private void start(Task task, boolean deallocate, boolean invert, int passes, byte[] block) {
        int flags = task.cdb()[FLAGS];
        boolean exit = AUSE.isSet(flags);
        if (readiness.condition() == Condition.SANITIZE_FAILED && !work.mayExit() && exit) {
            // what was begun restricted stays so (SBC-4 4.11.4)
            task.check(Sense.invalidFieldInCdb(FLAGS, AUSE.high()));
            return;
        }
        work.start(new WorkPlan(true, deallocate, exit, invert, passes, block), task, IMMED.isSet(flags));
    }

    void exitFailureMode(Task task) {
        if (readiness.condition() != Condition.SANITIZE_FAILED) {
            task.good();
        } else if (work.mayExit()) {
            work.exit(task);
        } else {
            task.check(Sense.invalidFieldInCdb(FLAGS, SERVICE_ACTION.high()));
        }
    }
}
