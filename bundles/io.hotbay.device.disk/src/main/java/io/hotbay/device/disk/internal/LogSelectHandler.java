// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.Task;
import org.jspecify.annotations.Nullable;

/**
 * LOG SELECT (SPC-5 6.9): sets all counters to zero, or writes the application client page. The list is checked as a
 * whole before any of it is taken.
 *
 * <pre>
 * CDB  1 PCR(1) SP(0)   2 PC(7:6) PAGE CODE(5:0)   3 SUBPAGE CODE   7-8 PARAMETER LIST LENGTH
 * </pre>
 */
final class LogSelectHandler implements CommandHandler {

    private static final int FLAGS = 1;
    private static final BitField PCR = BitField.bit(1);
    private static final BitField SP = BitField.bit(0);
    private static final int LIST_LENGTH = 7;
    private static final int DEFAULT_CUMULATIVE = 3;
    private static final int PAGE_LENGTH = 2;

    private final Statistics statistics;
    private final ApplicationLog application;
    private final SavedParameters saved;
    private final DeviceContext context;

    LogSelectHandler(
            Statistics statistics, ApplicationLog application, SavedParameters saved, DeviceContext context) {
        this.statistics = statistics;
        this.application = application;
        this.saved = saved;
        this.context = context;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        int length = BigEndian.get16(cdb, LIST_LENGTH);
        boolean reset = PCR.isSet(cdb[FLAGS]);
        if (LogSenseHandler.PAGE_CODE.get(cdb[LogSenseHandler.PAGE]) != 0) {
            // counters are shared by pages: not one page alone
            task.check(Sense.invalidFieldInCdb(LogSenseHandler.PAGE, LogSenseHandler.PAGE_CODE.high()));
        } else if (cdb[LogSenseHandler.SUBPAGE] != 0) {
            task.check(Sense.invalidFieldInCdb(LogSenseHandler.SUBPAGE, -1));
        } else if (SP.isSet(cdb[FLAGS]) && !saved.available()) {
            task.check(Sense.invalidFieldInCdb(FLAGS, SP.high()));
        } else if (reset && length != 0) {
            task.check(Sense.invalidFieldInCdb(FLAGS, PCR.high()));
        } else if (length != 0) {
            select(task, length);
        } else {
            if (reset || LogSenseHandler.PC.get(cdb[LogSenseHandler.PAGE]) == DEFAULT_CUMULATIVE) {
                statistics.reset();
                context.unitAttention(AdditionalSense.LOG_PARAMETERS_CHANGED, task.nexus());
            }
            end(task, 0);
        }
    }

    private void select(Task task, int length) {
        byte[] list = task.data().copyOf(length);
        if (list.length < length) {
            task.check(DiskSense.LIST_LENGTH);
            return;
        }
        Sense refusal = walk(list, false);
        if (refusal != null) {
            task.check(refusal);
            return;
        }
        walk(list, true);
        context.unitAttention(AdditionalSense.LOG_PARAMETERS_CHANGED, task.nexus());
        end(task, length);
    }

    private void end(Task task, int length) {
        if (SP.isSet(task.cdb()[FLAGS])) {
            saved.saveLog(task, () -> task.complete(CommandResult.GOOD, length));
        } else {
            task.complete(CommandResult.GOOD, length);
        }
    }

    /** Goes over all pages and parameters; returns what is wrong. */
    private @Nullable Sense walk(byte[] list, boolean take) {
        int offset = 0;
        while (offset < list.length) {
            if (list.length - offset < LogSenseHandler.PAGE_HEADER_BYTES) {
                return DiskSense.LIST_LENGTH;
            }
            if (LogSenseHandler.PAGE_CODE.get(list[offset]) != LogPages.APPLICATION_CLIENT || list[offset + 1] != 0) {
                return DiskSense.inParameterList(offset, -1);
            }
            int end = offset + LogSenseHandler.PAGE_HEADER_BYTES + BigEndian.get16(list, offset + PAGE_LENGTH);
            if (end > list.length) {
                return DiskSense.LIST_LENGTH;
            }
            Sense refusal = walkPage(list, offset + LogSenseHandler.PAGE_HEADER_BYTES, end, take);
            if (refusal != null) {
                return refusal;
            }
            offset = end;
        }
        return null;
    }

    private @Nullable Sense walkPage(byte[] list, int start, int end, boolean take) {
        int size = LogParameter.HEADER_BYTES + ApplicationLog.VALUE_BYTES;
        for (int offset = start; offset < end; offset += size) {
            if (end - offset < LogParameter.HEADER_BYTES) {
                return DiskSense.LIST_LENGTH;
            }
            int code = BigEndian.get16(list, offset);
            if (code >= ApplicationLog.PARAMETERS) {
                return DiskSense.inParameterList(offset, -1);
            }
            if (BigEndian.get8(list, offset + LogParameter.LENGTH) != ApplicationLog.VALUE_BYTES) {
                return DiskSense.inParameterList(offset + LogParameter.LENGTH, -1);
            }
            if (end - offset < size) {
                return DiskSense.LIST_LENGTH;
            }
            if (take) {
                application.put(code, list, offset + LogParameter.HEADER_BYTES);
            }
        }
        return null;
    }
}
