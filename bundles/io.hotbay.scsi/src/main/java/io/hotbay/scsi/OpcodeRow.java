// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import java.util.HexFormat;

/**
 * What the target core must know of a command before it calls the handler: one row for each operation code, or for each
 * service action of it. Device types publish their rows as data.
 *
 * @param name the command's name as the standard writes it, e.g. {@code READ(10)}
 * @param operationCode CDB byte 0
 * @param serviceAction the service action, or {@link #NO_SERVICE_ACTION}
 * @param usage CDB USAGE DATA (SPC-5 6.35.3): one byte for each byte of the CDB, with a one for each bit that may be
 *     set. Its length is the CDB's length; byte 0 is the operation code itself
 * @param direction where data may go
 * @param unitAttention what a pending unit attention does to it (SAM-5 5.14)
 * @param reservation how another nexus's reservation treats it (SPC-5 5.13)
 * @param ordering how the core may order it
 * @param replay whether it may be done again after a back end died with it
 */
public record OpcodeRow(
        String name,
        int operationCode,
        int serviceAction,
        byte[] usage,
        DataDirection direction,
        UnitAttentionRule unitAttention,
        ReservationRule reservation,
        OrderingClass ordering,
        ReplayClass replay) {

    /** For operation codes that have no service actions. */
    public static final int NO_SERVICE_ACTION = -1;

    public OpcodeRow {
        if (usage.length < 6 || Byte.toUnsignedInt(usage[0]) != operationCode) {
            throw new IllegalArgumentException(name + ": usage data must start with the operation code");
        }
    }

    /** A row for a command that reads the medium or reports something: idempotent, in any order. */
    public static OpcodeRow reading(
            String name, String usageHex, DataDirection direction, ReservationRule reservation) {
        return of(name, usageHex, direction, reservation, OrderingClass.READ, ReplayClass.IDEMPOTENT);
    }

    /** A row without a service action that obeys unit attentions. */
    public static OpcodeRow of(
            String name,
            String usageHex,
            DataDirection direction,
            ReservationRule reservation,
            OrderingClass ordering,
            ReplayClass replay) {
        byte[] usage = HexFormat.of().parseHex(usageHex.replace(" ", ""));
        return new OpcodeRow(name, Byte.toUnsignedInt(usage[0]), NO_SERVICE_ACTION, usage, direction,
                UnitAttentionRule.REPORT, reservation, ordering, replay);
    }

    /** The same row for one service action, which stands in bits 4:0 of CDB byte 1. */
    public OpcodeRow withServiceAction(int action) {
        return new OpcodeRow(
                name, operationCode, action, usage, direction, unitAttention, reservation, ordering, replay);
    }

    /** The same row with another rule for unit attentions. */
    public OpcodeRow withUnitAttention(UnitAttentionRule rule) {
        return new OpcodeRow(name, operationCode, serviceAction, usage, direction, rule, reservation, ordering, replay);
    }

    /** The length of the CDB in bytes. */
    public int cdbLength() {
        return usage.length;
    }

    /** What a pending unit attention condition does to a command (SAM-5 5.14). */
    public enum UnitAttentionRule {
        /** The command ends with it. */
        REPORT,
        /** The command is done and leaves it pending (INQUIRY, REPORT LUNS). */
        IGNORE,
        /** The command is done and takes it as its data (REQUEST SENSE). */
        CONSUME
    }

    /** Treatment under a reservation held by another I_T nexus (SPC-5 table 67, SBC-4 table 13). */
    public enum ReservationRule {
        /** Always allowed. */
        ALLOWED,
        /** Conflicts with exclusive access of others, allowed under write exclusive. */
        READS_MEDIUM,
        /** Conflicts with every reservation of others. */
        WRITES_MEDIUM,
        /** Rules of its own, applied by its handler. */
        OWN
    }

    /** Ordering of a SIMPLE task against overlapping ones. */
    public enum OrderingClass {
        /** Touches nothing that others change. */
        NONE,
        READ,
        WRITE,
        /** Waits for all before it, and all after it wait. */
        EXCLUSIVE
    }

    /** Whether a command may be issued again after its back end died while it was inside. */
    public enum ReplayClass {
        /** Doing it twice is the same as doing it once. */
        IDEMPOTENT,
        /** Only when the back end had not started it. */
        ONLY_IF_NOT_STARTED,
        /** Never: an unknown outcome is ABORTED COMMAND. */
        NEVER
    }
}
