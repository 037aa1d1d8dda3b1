// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.Sense;
import java.util.List;

/**
 * SEND DIAGNOSTIC and RECEIVE DIAGNOSTIC RESULTS (SPC-5 6.43, 6.30): the default self-test, which finds nothing, and
 * the page that lists the one page there is. Other self-tests, and parameter lists, are outside the usage mask.
 */
final class Diagnostics {

    private static final int PAGE_CODE = 2;
    private static final int ALLOCATION_LENGTH = 3;
    private static final int WHOLE_BYTE = -1;
    /** Page 00h with PAGE LENGTH 1: itself. */
    private static final byte[] SUPPORTED_PAGES = {0, 0, 0, 1, 0};

    private Diagnostics() {}

    /** The two rows: PF and SELFTEST, no offline bits; PCV and page code. */
    static List<CommandEntry> entries() {
        return List.of(
                CommandEntry.atOnce(OpcodeRow.of("SEND DIAGNOSTIC", "1D 14 00 00 00 00", DataDirection.NONE,
                        ReservationRule.WRITES_MEDIUM, OrderingClass.NONE, ReplayClass.IDEMPOTENT), ActiveTask::good),
                CommandEntry.atOnce(OpcodeRow.of("RECEIVE DIAGNOSTIC RESULTS", "1C 01 FF FF FF 00", DataDirection.IN,
                        ReservationRule.READS_MEDIUM, OrderingClass.NONE, ReplayClass.IDEMPOTENT),
                        Diagnostics::receive));
    }

    private static void receive(ActiveTask task) {
        byte[] cdb = task.cdb();
        if (cdb[PAGE_CODE] == 0) {
            task.dataIn(SUPPORTED_PAGES, BigEndian.get16(cdb, ALLOCATION_LENGTH));
        } else {
            task.check(Sense.invalidFieldInCdb(PAGE_CODE, WHOLE_BYTE));
        }
    }
}
