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
 * The commands of a disk, one row each (SBC-4 5, SPC-5 6). Usage masks leave out what is not supported: protection
 * information (RDPROTECT, WRPROTECT, VRPROTECT), group numbers, command duration limits, RARC, ANCHOR, NACA.
 */
enum DiskCommand {
    TEST_UNIT_READY(query("TEST UNIT READY", "00 00 00 00 00 00", DataDirection.NONE, ALLOWED)),
    READ_6(read("READ(6)", "08 1f ff ff ff 00", DataDirection.IN)),
    READ_10(read("READ(10)", "28 18 ff ff ff ff 00 ff ff 00", DataDirection.IN)),
    READ_12(read("READ(12)", "a8 18 ff ff ff ff ff ff ff ff 00 00", DataDirection.IN)),
    READ_16(read("READ(16)", "88 18 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", DataDirection.IN)),
    WRITE_6(write("WRITE(6)", "0a 1f ff ff ff 00", DataDirection.OUT)),
    WRITE_10(write("WRITE(10)", "2a 18 ff ff ff ff 00 ff ff 00", DataDirection.OUT)),
    WRITE_12(write("WRITE(12)", "aa 18 ff ff ff ff ff ff ff ff 00 00", DataDirection.OUT)),
    WRITE_16(write("WRITE(16)", "8a 18 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", DataDirection.OUT)),
    VERIFY_10(read("VERIFY(10)", "2f 12 ff ff ff ff 00 ff ff 00", DataDirection.OUT)),
    VERIFY_12(read("VERIFY(12)", "af 12 ff ff ff ff ff ff ff ff 00 00", DataDirection.OUT)),
    VERIFY_16(read("VERIFY(16)", "8f 12 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", DataDirection.OUT)),
    SYNCHRONIZE_CACHE_10(query("SYNCHRONIZE CACHE(10)", "35 02 ff ff ff ff 00 ff ff 00",
            DataDirection.NONE, WRITES_MEDIUM)),
    SYNCHRONIZE_CACHE_16(query("SYNCHRONIZE CACHE(16)", "91 02 ff ff ff ff ff ff ff ff ff ff ff ff 00 00",
            DataDirection.NONE, WRITES_MEDIUM)),
    WRITE_SAME_10(write("WRITE SAME(10)", "41 08 ff ff ff ff 00 ff ff 00", DataDirection.OUT)),
    WRITE_SAME_16(write("WRITE SAME(16)", "93 09 ff ff ff ff ff ff ff ff ff ff ff ff 00 00", DataDirection.OUT)),
    UNMAP(write("UNMAP", "42 00 00 00 00 00 00 ff ff 00", DataDirection.OUT)),
    READ_CAPACITY_10(query("READ CAPACITY(10)", "25 00 00 00 00 00 00 00 00 00", DataDirection.IN, ALLOWED)),
    READ_CAPACITY_16(query("READ CAPACITY(16)", "9e 10 00 00 00 00 00 00 00 00 ff ff ff ff 00 00",
            DataDirection.IN, ALLOWED).withServiceAction(0x10)),
    MODE_SENSE_6(query("MODE SENSE(6)", "1a 08 ff ff ff 00", DataDirection.IN, READS_MEDIUM)),
    MODE_SENSE_10(query("MODE SENSE(10)", "5a 18 ff ff 00 00 00 ff ff 00", DataDirection.IN, READS_MEDIUM)),
    MODE_SELECT_6(OpcodeRow.of("MODE SELECT(6)", "15 10 00 00 ff 00", DataDirection.OUT, WRITES_MEDIUM,
            OrderingClass.EXCLUSIVE, ReplayClass.ONLY_IF_NOT_STARTED)),
    MODE_SELECT_10(OpcodeRow.of("MODE SELECT(10)", "55 10 00 00 00 00 00 ff ff 00", DataDirection.OUT, WRITES_MEDIUM,
            OrderingClass.EXCLUSIVE, ReplayClass.ONLY_IF_NOT_STARTED)),
    START_STOP_UNIT(query("START STOP UNIT", "1b 01 00 00 05 00", DataDirection.NONE, WRITES_MEDIUM));

    private final OpcodeRow row;

    DiskCommand(OpcodeRow row) {
        this.row = row;
    }

    OpcodeRow row() {
        return row;
    }

    private static OpcodeRow query(String name, String usage, DataDirection direction, ReservationRule reservation) {
        return OpcodeRow.of(name, usage, direction, reservation, OrderingClass.NONE, ReplayClass.IDEMPOTENT);
    }

    private static OpcodeRow read(String name, String usage, DataDirection direction) {
        return OpcodeRow.reading(name, usage, direction, READS_MEDIUM);
    }

    private static OpcodeRow write(String name, String usage, DataDirection direction) {
        return OpcodeRow.of(name, usage, direction, WRITES_MEDIUM, OrderingClass.WRITE, ReplayClass.IDEMPOTENT);
    }
}
