// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures the heap that a call takes once it is compiled, whenever that is. */
final class Allocation {
    private static final int CALLS = 2_000;
    /** Many: on a machine that has much to do it takes some until the compiler had its turn. */
    private static final int ROUNDS = 10_000;

    private Allocation() {
    }

    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Repeats the action in rounds until one of them allocates nothing at all. */
    static void assertNone(Action action) {
        assertNone(action, ROUNDS);
    }

    static void assertNone(Action action, int rounds) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < rounds && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            repeat(action);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            Thread.yield();
        }
        assertEquals(0, least, "bytes in " + CALLS + " calls");
    }

    private static void repeat(Action action) {
        try {
            for (int i = 0; i < CALLS; i++) {
                action.run();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
