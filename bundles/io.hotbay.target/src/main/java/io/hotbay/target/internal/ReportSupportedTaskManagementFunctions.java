// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import java.time.Duration;

/**
 * REPORT SUPPORTED TASK MANAGEMENT FUNCTIONS (SPC-5 6.36), derived from the {@link ManagementTable}.
 *
 * <pre>
 * byte  0     ATS(7) ATSS(6) CACAS(5) CTSS(4) LURS(3) QTS(2) TRS(1)
 * byte  1     QAES(2) QTSS(1) ITNRS(0)
 * byte  3     ADDITIONAL LENGTH: 0, or 0Ch with REPD
 * byte  4     TMFTMOV(0)
 * bytes 6-7   as bytes 0 and 1: for which of them the long time-out holds
 * bytes 8-11  LONG TIMEOUT, in units of 100 ms
 * bytes 12-15 SHORT TIMEOUT
 * </pre>
 */
final class ReportSupportedTaskManagementFunctions {

    /** Under MAINTENANCE IN. */
    static final int SERVICE_ACTION = 0x0D;

    private static final BitField REPD = BitField.bit(7);
    private static final int OPTIONS_OFFSET = 2;
    private static final int ALLOCATION_LENGTH = 6;
    private static final int BASIC_BYTES = 4;
    private static final int EXTENDED_BYTES = 16;
    private static final int LENGTH_OFFSET = 3;
    private static final BitField TMFTMOV = BitField.bit(0);
    private static final int TIMEOUTS_OFFSET = 4;
    private static final int LONG_FUNCTIONS_OFFSET = 6;
    private static final int LONG_TIMEOUT_OFFSET = 8;
    private static final int SHORT_TIMEOUT_OFFSET = 12;
    private static final long UNIT_MILLIS = 100;

    private ReportSupportedTaskManagementFunctions() {}

    static void execute(ActiveTask task) {
        byte[] cdb = task.cdb();
        Duration abort = task.unit().specification().attributes().deadlines().abort();
        byte[] data = data(REPD.isSet(cdb[OPTIONS_OFFSET]), abort);
        task.dataIn(data, BigEndian.get32(cdb, ALLOCATION_LENGTH));
    }

    /** A function answers at once, or at the abort deadline of the unit, rounded up. */
    private static byte[] data(boolean extended, Duration abort) {
        byte[] data = new byte[extended ? EXTENDED_BYTES : BASIC_BYTES];
        BigEndian.put16(data, 0, ManagementTable.supported());
        if (extended) {
            int timeout = (int) Math.min(Integer.MAX_VALUE, (abort.toMillis() + UNIT_MILLIS - 1) / UNIT_MILLIS);
            data[LENGTH_OFFSET] = EXTENDED_BYTES - BASIC_BYTES;
            data[TIMEOUTS_OFFSET] = (byte) TMFTMOV.set(0, 1);
            BigEndian.put16(data, LONG_FUNCTIONS_OFFSET, ManagementTable.supported());
            BigEndian.put32(data, LONG_TIMEOUT_OFFSET, timeout);
            BigEndian.put32(data, SHORT_TIMEOUT_OFFSET, timeout);
        }
        return data;
    }
}
