// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import java.util.List;

/**
 * RESERVE and RELEASE, of 6 and 10 bytes (SPC-2 7.16 to 7.22), beside persistent reservations as SPC-5 5.13.3 says.
 * Reservations of extents, and for third parties, are obsolete: their bits are outside the usage masks.
 */
final class LegacyReserve {

    private LegacyReserve() {}

    /** The four rows. */
    static List<CommandEntry> entries() {
        return List.of(
                CommandEntry.tracked(row("RESERVE(6)", "16 00 00 00 00 00"), LegacyReserve::reserve),
                CommandEntry.tracked(row("RELEASE(6)", "17 00 00 00 00 00"), LegacyReserve::release),
                CommandEntry.tracked(row("RESERVE(10)", "56 00 00 00 00 00 00 00 00 00"), LegacyReserve::reserve),
                CommandEntry.tracked(row("RELEASE(10)", "57 00 00 00 00 00 00 00 00 00"), LegacyReserve::release));
    }

    private static OpcodeRow row(String name, String usage) {
        return OpcodeRow.of(
                name, usage, DataDirection.NONE, ReservationRule.OWN, OrderingClass.NONE, ReplayClass.NEVER);
    }

    private static void reserve(ActiveTask task) {
        task.unit().reservations().reserve(task.link(), result -> task.complete(result, 0));
    }

    private static void release(ActiveTask task) {
        task.unit().reservations().release(task.link(), result -> task.complete(result, 0));
    }
}
