// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.Sense;
import io.hotbay.target.internal.copy.CopyResults;
import java.util.List;

/** RECEIVE COPY STATUS(LID1) and RECEIVE COPY OPERATING PARAMETERS, under RECEIVE COPY RESULTS (SPC-4 6.24). */
final class ReceiveCopyResults {

    private static final int COPY_STATUS = 0x00;
    private static final int OPERATING_PARAMETERS = 0x03;
    private static final int LIST_IDENTIFIER = 2;
    private static final int ALLOCATION_LENGTH = 10;
    private static final int WHOLE_BYTE = -1;

    private ReceiveCopyResults() {}

    /** The two rows. */
    static List<CommandEntry> entries() {
        return List.of(
                CommandEntry.atOnce(row("RECEIVE COPY STATUS(LID1)", "84 00 FF 00 00 00 00 00 00 00 FF FF FF FF 00 00")
                        .withServiceAction(COPY_STATUS), ReceiveCopyResults::status),
                CommandEntry.atOnce(row("RECEIVE COPY OPERATING PARAMETERS",
                        "84 00 00 00 00 00 00 00 00 00 FF FF FF FF 00 00")
                        .withServiceAction(OPERATING_PARAMETERS), ReceiveCopyResults::parameters));
    }

    private static OpcodeRow row(String name, String usage) {
        return OpcodeRow.of(name, usage, DataDirection.IN, ReservationRule.READS_MEDIUM, OrderingClass.NONE,
                ReplayClass.IDEMPOTENT);
    }

    private static void status(ActiveTask task) {
        byte[] data = task.link().copies().status(BigEndian.get8(task.cdb(), LIST_IDENTIFIER));
        if (data == null) {
            task.check(Sense.invalidFieldInCdb(LIST_IDENTIFIER, WHOLE_BYTE));
        } else {
            task.dataIn(data, BigEndian.get32(task.cdb(), ALLOCATION_LENGTH));
        }
    }

    private static void parameters(ActiveTask task) {
        task.dataIn(CopyResults.operatingParameters(), BigEndian.get32(task.cdb(), ALLOCATION_LENGTH));
    }
}
