// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.LogicalUnitNumber;
import io.hotbay.scsi.Sense;
import org.jspecify.annotations.Nullable;

/** REPORT LUNS (SPC-5 6.34). Who asks needs no unit attention any more that the answer has changed (SAM-5 5.14). */
final class ReportLuns {

    private static final int SELECT_REPORT = 2;
    private static final int ALLOCATION_LENGTH = 6;
    private static final int HEADER = 8;
    private static final int WHOLE_BYTE = -1;
    private static final int[] NONE = {};

    private ReportLuns() {}

    static void execute(ActiveTask task) {
        byte[] data = data(task.cdb(), task.link().nexus().port().luns(task.link().target()));
        if (data == null) {
            task.check(invalidReport());
        } else {
            task.link().nexus().withdraw(task.link().target(), AdditionalSense.REPORTED_LUNS_DATA_HAS_CHANGED);
            task.dataIn(data, allocationLength(task.cdb()));
        }
    }

    static Sense invalidReport() {
        return Sense.invalidFieldInCdb(SELECT_REPORT, WHOLE_BYTE);
    }

    static long allocationLength(byte[] cdb) {
        return BigEndian.get32(cdb, ALLOCATION_LENGTH);
    }

    /**
     * The parameter data for a SELECT REPORT: 0 all but well known units, 1 well known ones (none here), 2 all; else
     * null.
     */
    static byte @Nullable [] data(byte[] cdb, int[] luns) {
        return switch (BigEndian.get8(cdb, SELECT_REPORT)) {
            case 0, 2 -> list(luns);
            case 1 -> list(NONE);
            default -> null;
        };
    }

    private static byte[] list(int[] luns) {
        byte[] data = new byte[HEADER + luns.length * LogicalUnitNumber.BYTES];
        BigEndian.put32(data, 0, data.length - HEADER);
        for (int i = 0; i < luns.length; i++) {
            LogicalUnitNumber.encode(luns[i], data, HEADER + i * LogicalUnitNumber.BYTES);
        }
        return data;
    }
}
