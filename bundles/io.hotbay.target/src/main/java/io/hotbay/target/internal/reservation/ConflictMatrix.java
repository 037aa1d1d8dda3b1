// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.scsi.OpcodeRow.ReservationRule;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which commands conflict with a persistent reservation of others (SPC-5 table 67): the rules of opcode rows against
 * the types, for an I_T nexus that does not hold the reservation.
 *
 * <pre>
 *                  not registered                registered
 *                  WE  EA  WERO EARO WEAR EAAR   WE  EA  WERO EARO WEAR EAAR
 * </pre>
 */
final class ConflictMatrix {

    private static final Map<ReservationRule, String> ROWS = new EnumMap<>(Map.of(
            ReservationRule.ALLOWED,       "- - - - - -   - - - - - -",
            ReservationRule.READS_MEDIUM,  "- C - C - C   - C - - - -",
            ReservationRule.WRITES_MEDIUM, "C C C C C C   C C - - - -",
            ReservationRule.OWN,           "- - - - - -   - - - - - -"));

    private static final int TYPES = ReservationType.values().length;
    private static final boolean[] CONFLICTS = new boolean[ReservationRule.values().length * 2 * TYPES];

    static {
        for (Map.Entry<ReservationRule, String> row : ROWS.entrySet()) {
            String[] cells = row.getValue().split(" +");
            for (int i = 0; i < cells.length; i++) {
                CONFLICTS[row.getKey().ordinal() * 2 * TYPES + i] = cells[i].equals("C");
            }
        }
    }

    private ConflictMatrix() {}

    static boolean conflicts(ReservationRule rule, ReservationType type, boolean registered) {
        return CONFLICTS[(rule.ordinal() * 2 + (registered ? 1 : 0)) * TYPES + type.ordinal()];
    }
}
