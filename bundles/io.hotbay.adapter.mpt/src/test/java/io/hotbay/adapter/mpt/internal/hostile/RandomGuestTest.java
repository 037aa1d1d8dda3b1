// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.mpt.internal.MptAdapterType;
import io.hotbay.adapter.mpt.internal.driver.HeapMemory;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.ResetCause;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a guest writes gets an exception out of the function, or takes something from its next life. */
class RandomGuestTest {

    private static final int ACTIONS = 40_000;
    private static final int STATE = 0xF000_0000;
    private static final int OPERATIONAL = 0x2000_0000;
    /** Credits and margin. */
    private static final int REQUESTS = 0xFF + 0x40;
    /** Far more than the names that the tables have. */
    private static final int COUNTERS_MAXIMUM = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldSurviveAndGiveTheNextLifeAllThatItHad(long seed) {
        Random random = new Random(seed);
        LatePort port = new LatePort(random);
        var adapter = new MptAdapterType().create(port, AdapterSetup.alone(new HeapMemory()));
        PciFunction function = adapter.function();
        RandomGuest guest = new RandomGuest(random, function, port);
        function.connect(guest);
        function.reset(ResetCause.POWER_ON);
        for (int i = 0; i < ACTIONS; i++) {
            guest.act();
            assertEquals((guest.registerAt(0x30) & ~guest.registerAt(0x34)) != 0, guest.line(), "after action " + i);
        }
        assertWorked(adapter.counters());

        port.hold();
        function.reset(ResetCause.BUS_RESET);
        guest.init();
        for (int context = 0; context < REQUESTS; context++) {
            guest.read(context);
        }
        assertEquals(OPERATIONAL, guest.registerAt(0x00) & STATE, "no slot is lost");
        assertEquals(REQUESTS, port.inside());
        port.endAllGood();
        Set<Integer> contexts = new TreeSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            contexts.add(guest.registerAt(0x44));
        }
        assertEquals(REQUESTS, contexts.size(), "each is answered once");
        assertEquals(-1, guest.registerAt(0x44));

        function.reset(ResetCause.CONNECTION_LOST);
        function.disconnect();
        guest.memory().clear();
        port.returnAll();
        assertEquals(0, guest.memory().mappings(), "no lease is lost");
    }

    /** The guest got where it wanted to get, and could not fill the counters. */
    private static void assertWorked(Map<String, Long> counters) {
        for (String name : new String[] {"requests", "handshakes", "context replies", "address replies", "held replies",
            "requests dropped by resets", "task management functions", "hostile scatter/gather list",
            "hostile request frame", "events"}) {
            assertTrue(counters.getOrDefault(name, 0L) > 0, name);
        }
        assertTrue(counters.size() < COUNTERS_MAXIMUM, counters.size() + " counters");
    }
}
