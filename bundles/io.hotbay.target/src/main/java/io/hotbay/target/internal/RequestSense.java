// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;

/** REQUEST SENSE (SPC-5 6.39): takes the next unit attention, or tells what the device type has to tell. */
final class RequestSense {

    private static final int ALLOCATION_LENGTH = 4;
    private static final BitField DESC = BitField.bit(0);

    private RequestSense() {}

    static void execute(ActiveTask task) {
        AdditionalSense attention = task.link().attentions().take();
        Sense sense = attention == null ? polled(task.unit()) : Sense.unitAttention(attention);
        task.dataIn(encode(sense, task.cdb()), allocationLength(task.cdb()));
    }

    private static Sense polled(Unit unit) {
        BackEnd backEnd = unit.backEnd();
        Sense sense = backEnd == null ? null : backEnd.pollableSense();
        return sense == null ? Sense.of(SenseKey.NO_SENSE, AdditionalSense.NO_ADDITIONAL_SENSE_INFORMATION) : sense;
    }

    static byte[] encode(Sense sense, byte[] cdb) {
        return sense.inForm(DESC.isSet(cdb[1])).bytes();
    }

    static int allocationLength(byte[] cdb) {
        return BigEndian.get8(cdb, ALLOCATION_LENGTH);
    }
}
