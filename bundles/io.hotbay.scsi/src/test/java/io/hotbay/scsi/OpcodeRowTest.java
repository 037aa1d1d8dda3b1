// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.scsi.OpcodeRow.OrderingClass;
import io.hotbay.scsi.OpcodeRow.ReplayClass;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.OpcodeRow.UnitAttentionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpcodeRowTest {

    private static final OpcodeRow READ_16 = OpcodeRow.reading("READ(16)",
            "88 1A FF FF FF FF FF FF FF FF FF FF FF FF 00 00", DataDirection.IN, ReservationRule.READS_MEDIUM);

    @Test
    void shouldTakeCodeAndLengthFromTheUsageData() {
        assertEquals(0x88, READ_16.operationCode());
        assertEquals(16, READ_16.cdbLength());
        assertEquals(OpcodeRow.NO_SERVICE_ACTION, READ_16.serviceAction());
    }

    @Test
    void shouldMakeReadingRowsIdempotent() {
        assertEquals(OrderingClass.READ, READ_16.ordering());
        assertEquals(ReplayClass.IDEMPOTENT, READ_16.replay());
        assertEquals(UnitAttentionRule.REPORT, READ_16.unitAttention());
    }

    @Test
    void shouldChangeJustTheServiceActionOrTheUnitAttentionRule() {
        OpcodeRow changed = READ_16.withServiceAction(0x10).withUnitAttention(UnitAttentionRule.IGNORE);
        assertEquals(0x10, changed.serviceAction());
        assertEquals(UnitAttentionRule.IGNORE, changed.unitAttention());
        assertEquals(READ_16, changed.withServiceAction(OpcodeRow.NO_SERVICE_ACTION)
                .withUnitAttention(UnitAttentionRule.REPORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "28", "28 00 00 00 00", "28 0", "28 xx 00 00 00 00"})
    void shouldRefuseUsageDataThatIsNone(String usage) {
        assertThrows(RuntimeException.class,
                () -> OpcodeRow.reading("BAD", usage, DataDirection.IN, ReservationRule.ALLOWED));
    }

    @Test
    void shouldRefuseUsageDataOfAnotherOperationCode() {
        assertThrows(IllegalArgumentException.class, () -> new OpcodeRow("BAD", 0x2A, OpcodeRow.NO_SERVICE_ACTION,
                READ_16.usage(), DataDirection.IN, UnitAttentionRule.REPORT, ReservationRule.ALLOWED,
                OrderingClass.READ, ReplayClass.IDEMPOTENT));
    }
}
