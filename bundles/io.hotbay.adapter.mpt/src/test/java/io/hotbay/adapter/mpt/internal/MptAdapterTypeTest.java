// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.target.api.TransportProtocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MptAdapterTypeTest {

    @Test
    void shouldOfferFifteenTargetsOfAParallelBus() {
        MptAdapterType type = new MptAdapterType();
        assertEquals(15, type.targets());
        assertEquals(TransportProtocol.PARALLEL_SCSI, type.protocol());
    }

    @Test
    void shouldNameEachCounterFromTheStart() {
        Map<String, Long> counters = new Machine().adapter.counters();
        for (String name : new String[] {
            "requests", "context replies", "address replies", "held replies", "interrupts raised", "events",
            "reads of reply fifo", "reads of doorbell", "reads of host interrupt status"
        }) {
            assertEquals(0L, counters.get(name), name);
        }
        assertTrue(counters.keySet().stream().noneMatch(name -> name.startsWith("unhandled")));
    }
}
