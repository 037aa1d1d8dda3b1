// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.target.internal.reservation.InData;
import io.hotbay.target.internal.reservation.Reservations;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** PERSISTENT RESERVE IN (SPC-5 6.15). */
enum PersistentReserveIn {
    READ_KEYS(0x00, (now, durable) -> InData.keys(now)),
    READ_RESERVATION(0x01, (now, durable) -> InData.reservation(now)),
    REPORT_CAPABILITIES(0x02, InData::capabilities),
    READ_FULL_STATUS(0x03, (now, durable) -> InData.fullStatus(now));

    private static final String USAGE = "5E 00 00 00 00 00 00 FF FF 00";
    private static final int ALLOCATION_LENGTH = 7;

    private final int serviceAction;
    private final BiFunction<Reservations, Boolean, byte[]> data;

    PersistentReserveIn(int serviceAction, BiFunction<Reservations, Boolean, byte[]> data) {
        this.serviceAction = serviceAction;
        this.data = data;
    }

    /** A row for each service action. */
    static List<CommandEntry> entries() {
        return Stream.of(values()).map(PersistentReserveIn::entry).toList();
    }

    private CommandEntry entry() {
        OpcodeRow row = OpcodeRow.of("PERSISTENT RESERVE IN, " + name().replace('_', ' '), USAGE, DataDirection.IN,
                ReservationRule.ALLOWED, OrderingClass.NONE, ReplayClass.IDEMPOTENT).withServiceAction(serviceAction);
        return CommandEntry.atOnce(row, this::execute);
    }

    private void execute(ActiveTask task) {
        ReservationDesk desk = task.unit().reservations();
        task.dataIn(data.apply(desk.persistent(), desk.durable()), BigEndian.get16(task.cdb(), ALLOCATION_LENGTH));
    }
}
