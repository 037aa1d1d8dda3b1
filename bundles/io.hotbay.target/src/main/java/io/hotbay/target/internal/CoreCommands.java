// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.OpcodeRow.UnitAttentionRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rows of the commands that the core does itself for every unit, also while its back end is away (SPC-5 6). */
final class CoreCommands {

    /** REQUEST SENSE's operation code. */
    static final int REQUEST_SENSE = 0x03;
    /** INQUIRY's operation code. */
    static final int INQUIRY = 0x12;
    /** REPORT LUNS' operation code. */
    static final int REPORT_LUNS = 0xA0;

    private static final OpcodeRow REQUEST_SENSE_ROW =
            report("REQUEST SENSE", "03 01 00 00 FF 00").withUnitAttention(UnitAttentionRule.CONSUME);
    private static final OpcodeRow INQUIRY_ROW =
            report("INQUIRY", "12 01 FF FF FF 00").withUnitAttention(UnitAttentionRule.IGNORE);
    private static final OpcodeRow REPORT_LUNS_ROW =
            report("REPORT LUNS", "A0 00 FF 00 00 00 FF FF FF FF 00 00").withUnitAttention(UnitAttentionRule.IGNORE);
    private static final OpcodeRow READ_BUFFER_ROW = report("READ BUFFER", ReservationRule.READS_MEDIUM,
            "3C 1F FF FF FF FF FF FF FF 00");
    private static final OpcodeRow WRITE_BUFFER_ROW = OpcodeRow.of("WRITE BUFFER", "3B 1F FF FF FF FF FF FF FF 00",
            DataDirection.OUT, ReservationRule.WRITES_MEDIUM, OrderingClass.NONE, ReplayClass.IDEMPOTENT);
    private static final OpcodeRow REPORT_OPCODES_ROW =
            report("REPORT SUPPORTED OPERATION CODES", ReservationRule.READS_MEDIUM,
                    "A3 0C 87 FF FF FF FF FF FF FF 00 00")
                    .withServiceAction(ReportSupportedOperationCodes.SERVICE_ACTION);

    private static final OpcodeRow REPORT_TARGET_PORT_GROUPS_ROW =
            report("REPORT TARGET PORT GROUPS", "A3 E0 00 00 00 00 FF FF FF FF 00 00")
                    .withServiceAction(ReportTargetPortGroups.SERVICE_ACTION);
    private static final OpcodeRow REPORT_FUNCTIONS_ROW =
            report("REPORT SUPPORTED TASK MANAGEMENT FUNCTIONS", ReservationRule.READS_MEDIUM,
                    "A3 00 80 00 00 00 FF FF FF FF 00 00")
                    .withServiceAction(ReportSupportedTaskManagementFunctions.SERVICE_ACTION);

    private static final List<CommandEntry> REPORTS = List.of(
            entry(REQUEST_SENSE_ROW, RequestSense::execute),
            entry(INQUIRY_ROW, Inquiry::execute),
            entry(WRITE_BUFFER_ROW, EchoBuffer::write),
            entry(READ_BUFFER_ROW, EchoBuffer::read),
            entry(REPORT_LUNS_ROW, ReportLuns::execute),
            entry(REPORT_TARGET_PORT_GROUPS_ROW, ReportTargetPortGroups::execute),
            entry(REPORT_OPCODES_ROW, ReportSupportedOperationCodes::execute),
            entry(REPORT_FUNCTIONS_ROW, ReportSupportedTaskManagementFunctions::execute));

    /** Rows and handlers. */
    static final List<CommandEntry> ENTRIES = Stream.of(
            REPORTS, Diagnostics.entries(), PersistentReserveIn.entries(), PersistentReserveOut.entries(),
            LegacyReserve.entries(), List.of(ExtendedCopy.entry()), ReceiveCopyResults.entries())
            .flatMap(List::stream).toList();

    private CoreCommands() {}

    private static OpcodeRow report(String name, String usageHex) {
        return report(name, ReservationRule.ALLOWED, usageHex);
    }

    private static OpcodeRow report(String name, ReservationRule reservation, String usageHex) {
        return OpcodeRow.of(name, usageHex, DataDirection.IN, reservation, OrderingClass.NONE, ReplayClass.IDEMPOTENT);
    }

    private static CommandEntry entry(OpcodeRow row, Consumer<ActiveTask> command) {
        return CommandEntry.atOnce(row, command);
    }
}
