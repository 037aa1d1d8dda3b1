// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;

/**
 * Answers for addresses without a unit (SAM-5 5.11): no target, or on a target with other units the three commands that
 * must be answered there, and 25h/00h for all others.
 */
final class AbsentUnit {

    private static final byte STANDARD_DATA = 0;
    private static final int INQUIRY_PAGE_CODE = 2;

    private AbsentUnit() {}

    static void answer(Port port, ScsiCommand command) {
        int[] luns = port.luns(command.target());
        if (luns.length == 0) {
            end(command, CommandResult.NO_TARGET, 0);
            return;
        }
        byte[] cdb = command.cdb();
        boolean out = command.direction() == DataDirection.OUT;
        switch (out ? -1 : BigEndian.get8(cdb, 0)) {
            case CoreCommands.INQUIRY -> {
                if (cdb[1] != STANDARD_DATA || cdb[INQUIRY_PAGE_CODE] != 0) {
                    check(command, Sense.illegalRequest(AdditionalSense.INVALID_FIELD_IN_CDB));
                } else {
                    data(command, InquiryData.absent(port.specification().protocol()), Inquiry.allocationLength(cdb));
                }
            }
            case CoreCommands.REPORT_LUNS -> {
                byte[] data = ReportLuns.data(cdb, luns);
                if (data == null) {
                    check(command, ReportLuns.invalidReport());
                } else {
                    data(command, data, ReportLuns.allocationLength(cdb));
                }
            }
            case CoreCommands.REQUEST_SENSE ->
                    data(command, RequestSense.encode(notSupported(), cdb), RequestSense.allocationLength(cdb));
            default -> check(command, notSupported());
        }
    }

    private static Sense notSupported() {
        return Sense.illegalRequest(AdditionalSense.LOGICAL_UNIT_NOT_SUPPORTED);
    }

    private static void data(ScsiCommand command, byte[] data, long allocationLength) {
        int length = (int) Math.min(data.length, allocationLength);
        command.data().write(data, length);
        end(command, CommandResult.GOOD, length);
    }

    private static void check(ScsiCommand command, Sense sense) {
        end(command, CommandResult.check(sense), 0);
    }

    private static void end(ScsiCommand command, CommandResult result, long transferred) {
        command.listener().commandDone(command, result, transferred);
    }
}
