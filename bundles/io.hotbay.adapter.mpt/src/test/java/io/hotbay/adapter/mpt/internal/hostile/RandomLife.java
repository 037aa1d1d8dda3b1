// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.hostile;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.mpt.internal.MptAdapterType;
import io.hotbay.adapter.mpt.internal.driver.HeapMemory;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.ResetCause;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The life of a {@link RandomGuest} and the beginning of the next: nothing that a guest writes gets an exception out of
 * the function, or takes something from its next life. Without JUnit, since lives are also led where no test runs.
 */
public final class RandomLife {

    private static final int ACTIONS = 40_000;
    private static final int STATE = 0xF000_0000;
    private static final int OPERATIONAL = 0x2000_0000;
    /** Credits and margin. */
    private static final int REQUESTS = 0xFF + 0x40;
    /** Far more than the names that the tables have. */
    private static final int COUNTERS_MAXIMUM = 400;
    /** What each life is long enough to get to. */
    private static final String[] WORK = {"requests", "handshakes", "context replies", "address replies", "held replies",
        "requests dropped by resets", "task management functions", "hostile scatter/gather list",
        "hostile request frame", "events"};

    private RandomLife() {}

    /**
     * Leads the life that a seed means.
     *
     * @throws AssertionError when something is not as it must be
     */
    public static void lead(long seed) {
        Random random = new Random(seed);
        LatePort port = new LatePort(random);
        var adapter = new MptAdapterType().create(port, AdapterSetup.alone(new HeapMemory()));
        PciFunction function = adapter.function();
        RandomGuest guest = new RandomGuest(random, function, port);
        function.connect(guest);
        function.reset(ResetCause.POWER_ON);
        for (int i = 0; i < ACTIONS; i++) {
            guest.act();
            boolean pending = (guest.registerAt(0x30) & ~guest.registerAt(0x34)) != 0;
            require(pending == guest.line(), "the interrupt line shows what is pending after action " + i);
        }
        requireWork(adapter.counters());

        port.hold();
        function.reset(ResetCause.BUS_RESET);
        guest.init();
        for (int context = 0; context < REQUESTS; context++) {
            guest.read(context);
        }
        require((guest.registerAt(0x00) & STATE) == OPERATIONAL, "no slot is lost");
        require(port.inside() == REQUESTS, "all requests are inside, not " + port.inside());
        port.endAllGood();
        Set<Integer> contexts = new TreeSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            contexts.add(guest.registerAt(0x44));
        }
        require(contexts.size() == REQUESTS, "each is answered once, not " + contexts.size());
        require(guest.registerAt(0x44) == -1, "nothing else is answered");

        function.reset(ResetCause.CONNECTION_LOST);
        function.disconnect();
        guest.memory().clear();
        port.returnAll();
        require(guest.memory().mappings() == 0, "no lease is lost");
    }

    /** The guest got where it wanted to get, and could not fill the counters. */
    private static void requireWork(Map<String, Long> counters) {
        for (String name : WORK) {
            require(counters.getOrDefault(name, 0L) > 0, name);
        }
        require(counters.size() < COUNTERS_MAXIMUM, counters.size() + " counters");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("expected: " + what);
        }
    }
}
