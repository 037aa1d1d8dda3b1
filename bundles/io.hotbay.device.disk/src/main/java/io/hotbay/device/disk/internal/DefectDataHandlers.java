// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.device.Task;

/**
 * READ DEFECT DATA (SBC-4 5.22, 5.23): both lists are empty, in whatever format.
 *
 * <pre>
 * CDB   (10) 2, (12) 1   REQ_PLIST(4) REQ_GLIST(3) DEFECT LIST FORMAT(2:0)   (10) 7-8, (12) 6-9 ALLOCATION LENGTH
 * (10)  1 PLISTV(4) GLISTV(3) DEFECT LIST FORMAT(2:0)   2-3 DEFECT LIST LENGTH
 * (12)  1 the same   2-3 GENERATION CODE   4-7 DEFECT LIST LENGTH
 * </pre>
 */
final class DefectDataHandlers {

    private static final BitField LISTS_AND_FORMAT = new BitField(4, 0);
    private static final BitField FORMAT = new BitField(2, 0);
    /** The formats from here on are vendor specific or reserved. */
    private static final int FORMATS_END = 0b110;

    private DefectDataHandlers() {}

    static void readDefectData10(Task task) {
        answer(task, 2, 4, BigEndian.get16(task.cdb(), 7));
    }

    static void readDefectData12(Task task) {
        answer(task, 1, 8, BigEndian.get32(task.cdb(), 6));
    }

    private static void answer(Task task, int flagsOffset, int bytes, long allocationLength) {
        int flags = task.cdb()[flagsOffset];
        if (FORMAT.get(flags) >= FORMATS_END) {
            task.check(Sense.invalidFieldInCdb(flagsOffset, FORMAT.high()));
            return;
        }
        byte[] data = new byte[bytes];
        data[1] = (byte) LISTS_AND_FORMAT.get(flags);
        task.dataIn(data, allocationLength);
    }
}
