// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.OpcodeRow;
import java.util.Set;

/**
 * The reservation that RESERVE(6) or RESERVE(10) made (SPC-2 5.5.1): others may do what is in SPC-2's and SBC-2's
 * tables of commands that are allowed; nobody may use persistent reservations, the holder neither.
 */
record LegacyGuard(ItlNexus holder) implements Guard {

    /** REQUEST SENSE, INQUIRY, RELEASE(6), READ CAPACITY(10), LOG SENSE, RELEASE(10), REPORT LUNS. */
    private static final Set<Integer> ALLOWED = Set.of(0x03, 0x12, 0x17, 0x25, 0x4D, 0x57, 0xA0);
    /** PERSISTENT RESERVE IN and OUT. */
    private static final Set<Integer> NOBODY = Set.of(0x5E, 0x5F);

    @Override
    public boolean conflicts(ItlNexus link, OpcodeRow row) {
        return NOBODY.contains(row.operationCode()) || link != holder && !ALLOWED.contains(row.operationCode());
    }
}
