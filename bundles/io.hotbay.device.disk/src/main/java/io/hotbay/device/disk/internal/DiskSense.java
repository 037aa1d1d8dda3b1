// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;

/** Sense data that several commands report. */
final class DiskSense {

    static final Sense WRITE_PROTECTED = Sense.of(SenseKey.DATA_PROTECT, AdditionalSense.WRITE_PROTECTED);
    static final Sense LIST_LENGTH = Sense.illegalRequest(AdditionalSense.PARAMETER_LIST_LENGTH_ERROR);
    static final Sense NOTHING_IS_SAVED = Sense.illegalRequest(AdditionalSense.SAVING_PARAMETERS_NOT_SUPPORTED);
    static final Sense SOFTWARE_WRITE_PROTECTED =
            Sense.of(SenseKey.DATA_PROTECT, AdditionalSense.LOGICAL_UNIT_SOFTWARE_WRITE_PROTECTED);
    static final Sense REMOVAL_PREVENTED = Sense.illegalRequest(AdditionalSense.MEDIUM_REMOVAL_PREVENTED);

    private DiskSense() {}

    /** With the first block that is not there as information. */
    static Sense outOfRange(long address) {
        return new Sense(SenseKey.ILLEGAL_REQUEST, AdditionalSense.LOGICAL_BLOCK_ADDRESS_OUT_OF_RANGE, address, null);
    }

    /** With the offset of the first byte that differs as information (SBC-4 5.36). */
    static Sense miscompare(long offset) {
        return new Sense(SenseKey.MISCOMPARE, AdditionalSense.MISCOMPARE_DURING_VERIFY_OPERATION, offset, null);
    }

    /** A field of the parameter list is wrong; bit -1 means the whole byte. */
    static Sense inParameterList(int byteNumber, int bit) {
        return new Sense(SenseKey.ILLEGAL_REQUEST, AdditionalSense.INVALID_FIELD_IN_PARAMETER_LIST, null,
                new Sense.FieldPointer(false, byteNumber, bit));
    }
}
