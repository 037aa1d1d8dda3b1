// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;

/** REQUEST SENSE (SPC-5 6.39): takes the next unit attention, in fixed format. DESC is not in the usage mask. */
final class RequestSense {

    private static final int ALLOCATION_LENGTH = 4;

    private RequestSense() {}

    static void execute(ActiveTask task) {
        AdditionalSense attention = task.link().attentions().take();
        Sense sense = attention == null
                ? Sense.of(SenseKey.NO_SENSE, AdditionalSense.NO_ADDITIONAL_SENSE_INFORMATION)
                : Sense.unitAttention(attention);
        task.dataIn(sense.fixed(), allocationLength(task.cdb()));
    }

    static int allocationLength(byte[] cdb) {
        return BigEndian.get8(cdb, ALLOCATION_LENGTH);
    }
}
