// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.device.DeviceDescription;
import org.jspecify.annotations.Nullable;

/** INQUIRY (SPC-5 6.7). */
final class Inquiry {

    private static final BitField EVPD = BitField.bit(0);
    private static final int PAGE_CODE = 2;
    private static final int ALLOCATION_LENGTH = 3;
    private static final int WHOLE_BYTE = -1;

    private Inquiry() {}

    static void execute(ActiveTask task) {
        DeviceDescription description = task.unit().lifecycle().description();
        UnitAttributes attributes = task.unit().specification().attributes();
        byte[] cdb = task.cdb();
        int page = BigEndian.get8(cdb, PAGE_CODE);
        byte @Nullable [] data;
        if (EVPD.isSet(cdb[1])) {
            Port port = task.link().nexus().port();
            data = new VitalProductData(description, attributes, port.specification().protocol(), port.relativePort())
                    .page(page);
        } else if (page == 0) {
            data = InquiryData.standard(description, attributes, task.link().nexus().port().specification().protocol());
        } else {
            data = null;
        }
        if (data == null) {
            task.check(Sense.invalidFieldInCdb(PAGE_CODE, WHOLE_BYTE));
        } else {
            task.dataIn(data, allocationLength(cdb));
        }
    }

    static int allocationLength(byte[] cdb) {
        return BigEndian.get16(cdb, ALLOCATION_LENGTH);
    }
}
