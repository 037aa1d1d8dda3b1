// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/**
 * FORMAT UNIT (SBC-4 5.4). Real: all blocks are given back, zeroed or filled with the pattern.
 *
 * <pre>
 * CDB  1 FMTPINFO(7:6) LONGLIST(5) FMTDATA(4) CMPLST(3) DEFECT LIST FORMAT(2:0)   4 FFMT(1:0)
 * </pre>
 */
final class FormatHandler implements CommandHandler {

    private static final int FLAGS = 1;
    private static final BitField LONGLIST = BitField.bit(5);
    private static final BitField FMTDATA = BitField.bit(4);
    private static final BitField LIST_OPTIONS = new BitField(5, 0);
    private static final int FAST = 4;
    private static final BitField FFMT = new BitField(1, 0);
    private static final int FAST_FORMAT = 1;

    private final Medium medium;
    private final MediumWork work;

    FormatHandler(Medium medium, MediumWork work) {
        this.medium = medium;
        this.work = work;
    }

    @Override
    public void execute(Task task) {
        int flags = task.cdb()[FLAGS];
        if (medium.refusesWrites(task)) {
            return;
        }
        if (FFMT.get(task.cdb()[FAST]) > FAST_FORMAT) {
            task.check(Sense.invalidFieldInCdb(FAST, FFMT.high()));
            return;
        }
        if (!FMTDATA.isSet(flags)) {
            if (LIST_OPTIONS.get(flags) == 0) {
                work.start(WorkPlan.format(new byte[0]), task.transferring(0), false);
            } else {
                task.check(Sense.invalidFieldInCdb(FLAGS, LIST_OPTIONS.high()));
            }
            return;
        }
        FormatList list = new FormatList(task.data().copyOf(FormatList.bytesMaximum(medium.blockSize())),
                LONGLIST.isSet(flags), medium.blockSize());
        Sense refusal = list.check();
        if (refusal != null) {
            task.check(refusal);
            return;
        }
        work.start(WorkPlan.format(list.pattern()), task.transferring(list.bytes()), list.immediate());
    }
}
