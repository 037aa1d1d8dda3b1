// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.OpcodeRow.ReservationRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the columns of SPC-5 table 67, which are others than those of the matrix. */
class ConflictMatrixTest {

    /**
     * Columns: write exclusive, any nexus; exclusive access, any nexus; the four with registrants, registered; write
     * exclusive with registrants, not registered; exclusive access with registrants, not registered.
     */
    @ParameterizedTest
    @CsvSource({
        // TEST UNIT READY, INQUIRY, READ CAPACITY, REPORT LUNS, LOG SENSE
        "ALLOWED,       Allowed,  Allowed,  Allowed, Allowed,  Allowed",
        // READ, VERIFY, MODE SENSE, READ BUFFER, RECEIVE DIAGNOSTIC RESULTS, REPORT SUPPORTED OPERATION CODES
        "READS_MEDIUM,  Allowed,  Conflict, Allowed, Allowed,  Conflict",
        // WRITE, UNMAP, WRITE SAME, SYNCHRONIZE CACHE, MODE SELECT, WRITE BUFFER, SEND DIAGNOSTIC
        "WRITES_MEDIUM, Conflict, Conflict, Allowed, Conflict, Conflict"
    })
    void shouldBeThatOfTheStandard(ReservationRule rule, String writeExclusive, String exclusiveAccess,
            String registered, String writeExclusiveOthers, String exclusiveAccessOthers) {
        for (boolean member : new boolean[] {false, true}) {
            check(writeExclusive, rule, ReservationType.WRITE_EXCLUSIVE, member);
            check(exclusiveAccess, rule, ReservationType.EXCLUSIVE_ACCESS, member);
        }
        check(registered, rule, ReservationType.WRITE_EXCLUSIVE_REGISTRANTS_ONLY, true);
        check(registered, rule, ReservationType.EXCLUSIVE_ACCESS_REGISTRANTS_ONLY, true);
        check(registered, rule, ReservationType.WRITE_EXCLUSIVE_ALL_REGISTRANTS, true);
        check(registered, rule, ReservationType.EXCLUSIVE_ACCESS_ALL_REGISTRANTS, true);
        check(writeExclusiveOthers, rule, ReservationType.WRITE_EXCLUSIVE_REGISTRANTS_ONLY, false);
        check(writeExclusiveOthers, rule, ReservationType.WRITE_EXCLUSIVE_ALL_REGISTRANTS, false);
        check(exclusiveAccessOthers, rule, ReservationType.EXCLUSIVE_ACCESS_REGISTRANTS_ONLY, false);
        check(exclusiveAccessOthers, rule, ReservationType.EXCLUSIVE_ACCESS_ALL_REGISTRANTS, false);
    }

    private static void check(String expected, ReservationRule rule, ReservationType type, boolean registered) {
        assertEquals(expected.equals("Conflict"), ConflictMatrix.conflicts(rule, type, registered),
                rule + " under " + type + ", registered " + registered);
    }
}
