// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures the heap that a call takes once it is compiled. */
final class Allocation {
    private static final int CALLS = 20_000;
    private static final int WINDOWS = 50;

    private Allocation() {
    }

    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Repeats the action in windows until one of them allocates less than a byte per call. */
    static void assertNone(Action action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int window = 0; window < WINDOWS && least >= CALLS; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            repeat(action);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least < CALLS, least + " bytes in " + CALLS + " calls");
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
