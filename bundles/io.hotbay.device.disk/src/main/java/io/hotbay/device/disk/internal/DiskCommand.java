// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static io.hotbay.scsi.OpcodeRow.ReservationRule.ALLOWED;
import static io.hotbay.scsi.OpcodeRow.ReservationRule.READS_MEDIUM;
import static io.hotbay.scsi.OpcodeRow.ReservationRule.WRITES_MEDIUM;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;

/**
 * The commands of a disk, one row each (SBC-4 5, SPC-5 6), with what they need of its condition. Usage masks leave out
 * what is not supported: protection information (RDPROTECT, WRPROTECT, VRPROTECT, FMTPINFO), group numbers, command
 * duration limits, RARC, ANCHOR, atomic boundaries, zones, NACA.
 */
enum DiskCommand {
    TEST_UNIT_READY(Access.MEDIUM, query("TEST UNIT READY", "00 00 00 00 00 00", DataDirection.NONE, ALLOWED)),
    READ_6(read("READ(6)", "08 1f ff ff ff 00", DataDirection.IN)),
    READ_10(read("READ(10)", "28 18 ff ff ff ff 00 ff ff 00", DataDirection.IN)),
    READ_12(read("READ(12)", "a8 18 ff ff ff ff ff ff ff ff 00 00", DataDirection.IN)),
    READ_16(read("READ(16)", "88 18 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", DataDirection.IN)),
    WRITE_6(write("WRITE(6)", "0a 1f ff ff ff 00")),
    WRITE_10(write("WRITE(10)", "2a 18 ff ff ff ff 00 ff ff 00")),
    WRITE_12(write("WRITE(12)", "aa 18 ff ff ff ff ff ff ff ff 00 00")),
    WRITE_16(write("WRITE(16)", "8a 18 ff ff ff ff ff ff ff ff ff ff ff ff 00 00")),
    WRITE_AND_VERIFY_10(write("WRITE AND VERIFY(10)", "2e 12 ff ff ff ff 00 ff ff 00")),
    WRITE_AND_VERIFY_12(write("WRITE AND VERIFY(12)", "ae 12 ff ff ff ff ff ff ff ff 00 00")),
    WRITE_AND_VERIFY_16(write("WRITE AND VERIFY(16)", "8e 12 ff ff ff ff ff ff ff ff ff ff ff ff 00 00")),
    WRITE_ATOMIC_16(alone("WRITE ATOMIC(16)", "9c 18 ff ff ff ff ff ff ff ff 00 00 ff ff 00 00",
            ReplayClass.IDEMPOTENT)),
    COMPARE_AND_WRITE(alone("COMPARE AND WRITE", "89 18 ff ff ff ff ff ff ff ff 00 00 00 ff 00 00",
            ReplayClass.ONLY_IF_NOT_STARTED)),
    ORWRITE_16(alone("ORWRITE(16)", "8b 18 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", ReplayClass.IDEMPOTENT)),
    VERIFY_10(read("VERIFY(10)", "2f 16 ff ff ff ff 00 ff ff 00", DataDirection.OUT)),
    VERIFY_12(read("VERIFY(12)", "af 16 ff ff ff ff ff ff ff ff 00 00", DataDirection.OUT)),
    VERIFY_16(read("VERIFY(16)", "8f 16 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", DataDirection.OUT)),
    PRE_FETCH_10(read("PRE-FETCH(10)", "34 02 ff ff ff ff 3f ff ff 00", DataDirection.NONE)),
    PRE_FETCH_16(read("PRE-FETCH(16)", "90 02 ff ff ff ff ff ff ff ff ff ff ff ff 3f 00", DataDirection.NONE)),
    SYNCHRONIZE_CACHE_10(Access.MEDIUM, query("SYNCHRONIZE CACHE(10)", "35 06 ff ff ff ff 00 ff ff 00",
            DataDirection.NONE, WRITES_MEDIUM)),
    SYNCHRONIZE_CACHE_16(Access.MEDIUM,
            query("SYNCHRONIZE CACHE(16)", "91 06 ff ff ff ff ff ff ff ff ff ff ff ff 00 00",
                    DataDirection.NONE, WRITES_MEDIUM)),
    WRITE_SAME_10(write("WRITE SAME(10)", "41 08 ff ff ff ff 00 ff ff 00")),
    WRITE_SAME_16(write("WRITE SAME(16)", "93 09 ff ff ff ff ff ff ff ff ff ff ff ff 00 00")),
    UNMAP(write("UNMAP", "42 00 00 00 00 00 00 ff ff 00")),
    GET_LBA_STATUS_16(Access.MEDIUM,
            query("GET LBA STATUS(16)", "9e 12 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", DataDirection.IN,
                    READS_MEDIUM).withServiceAction(0x12)),
    READ_DEFECT_DATA_10(Access.MEDIUM,
            query("READ DEFECT DATA(10)", "37 00 1f 00 00 00 00 ff ff 00", DataDirection.IN, READS_MEDIUM)),
    READ_DEFECT_DATA_12(Access.MEDIUM,
            query("READ DEFECT DATA(12)", "b7 1f ff ff ff ff ff ff ff ff 00 00", DataDirection.IN, READS_MEDIUM)),
    FORMAT_UNIT(Access.FORMAT, medium("FORMAT UNIT", "04 3f 00 00 03 00")),
    SANITIZE_OVERWRITE(Access.SANITIZE,
            medium("SANITIZE OVERWRITE", "48 a1 00 00 00 00 00 ff ff 00").withServiceAction(0x01)),
    SANITIZE_BLOCK_ERASE(Access.SANITIZE,
            medium("SANITIZE BLOCK ERASE", "48 a2 00 00 00 00 00 00 00 00").withServiceAction(0x02)),
    SANITIZE_EXIT_FAILURE_MODE(Access.SANITIZE,
            alone("SANITIZE EXIT FAILURE MODE", "48 1f 00 00 00 00 00 00 00 00", ReplayClass.IDEMPOTENT)
                    .withServiceAction(0x1F)),
    READ_CAPACITY_10(Access.DESCRIPTION,
            query("READ CAPACITY(10)", "25 00 00 00 00 00 00 00 00 00", DataDirection.IN, ALLOWED)),
    READ_CAPACITY_16(Access.DESCRIPTION,
            query("READ CAPACITY(16)", "9e 10 00 00 00 00 00 00 00 00 ff ff ff ff 00 00", DataDirection.IN, ALLOWED)
                    .withServiceAction(0x10)),
    MODE_SENSE_6(Access.UNIT, query("MODE SENSE(6)", "1a 08 ff ff ff 00", DataDirection.IN, READS_MEDIUM)),
    MODE_SENSE_10(Access.UNIT,
            query("MODE SENSE(10)", "5a 18 ff ff 00 00 00 ff ff 00", DataDirection.IN, READS_MEDIUM)),
    MODE_SELECT_6(Access.UNIT, alone("MODE SELECT(6)", "15 11 00 00 ff 00", ReplayClass.ONLY_IF_NOT_STARTED)),
    MODE_SELECT_10(Access.UNIT,
            alone("MODE SELECT(10)", "55 11 00 00 00 00 00 ff ff 00", ReplayClass.ONLY_IF_NOT_STARTED)),
    LOG_SENSE(Access.NOTHING, query("LOG SENSE", "4d 00 ff ff 00 ff ff ff ff 00", DataDirection.IN, ALLOWED)),
    LOG_SELECT(Access.UNIT, alone("LOG SELECT", "4c 03 ff ff 00 00 00 ff ff 00", ReplayClass.ONLY_IF_NOT_STARTED)),
    START_STOP_UNIT(Access.UNIT,
            query("START STOP UNIT", "1b 01 00 00 f7 00", DataDirection.NONE, WRITES_MEDIUM)),
    PREVENT_ALLOW_MEDIUM_REMOVAL(Access.UNIT,
            query("PREVENT ALLOW MEDIUM REMOVAL", "1e 00 00 00 01 00", DataDirection.NONE, WRITES_MEDIUM));

    private final Access access;
    private final OpcodeRow row;

    DiskCommand(OpcodeRow row) {
        this(Access.MEDIUM, row);
    }

    DiskCommand(Access access, OpcodeRow row) {
        this.access = access;
        this.row = row;
    }

    OpcodeRow row() {
        return row;
    }

    Access access() {
        return access;
    }

    private static OpcodeRow query(String name, String usage, DataDirection direction, ReservationRule reservation) {
        return OpcodeRow.of(name, usage, direction, reservation, OrderingClass.NONE, ReplayClass.IDEMPOTENT);
    }

    private static OpcodeRow read(String name, String usage, DataDirection direction) {
        return OpcodeRow.reading(name, usage, direction, READS_MEDIUM);
    }

    private static OpcodeRow write(String name, String usage) {
        return OpcodeRow.of(name, usage, DataDirection.OUT, WRITES_MEDIUM, OrderingClass.WRITE, ReplayClass.IDEMPOTENT);
    }

    /** Over the whole medium: once begun, the condition of the disk keeps others out. */
    private static OpcodeRow medium(String name, String usage) {
        return OpcodeRow.of(name, usage, DataDirection.OUT, WRITES_MEDIUM, OrderingClass.WRITE, ReplayClass.NEVER);
    }

    /** With nothing else under way in the unit, of whichever initiator. */
    private static OpcodeRow alone(String name, String usage, ReplayClass replay) {
        return OpcodeRow.of(name, usage, DataDirection.OUT, WRITES_MEDIUM, OrderingClass.EXCLUSIVE, replay);
    }
}
