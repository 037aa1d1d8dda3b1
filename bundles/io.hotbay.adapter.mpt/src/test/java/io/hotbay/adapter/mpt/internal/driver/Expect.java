// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What a driver expects of the adapter. Without JUnit, since the models also run where no test runs. */
final class Expect {

    /** Against hanging; far above all deadlines of the product. */
    static final Duration GUARD = Duration.ofSeconds(60);

    private Expect() {}

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("expected: " + what);
        }
    }

    static void equal(int expected, int actual, String what) {
        if (expected != actual) {
            throw new AssertionError("%s: expected %08X, got %08X".formatted(what, expected, actual));
        }
    }

    /** Asks over and over, as a driver does that polls. */
    static void soon(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + GUARD.toNanos();
        while (!condition.getAsBoolean()) {
            that(System.nanoTime() < end, what);
            Thread.onSpinWait();
        }
    }
}
