// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.fail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes by itself, with a guard against hanging. */
public final class Wait {

    /** Far above all deadlines of the product. */
    public static final long GUARD_SECONDS = 60;

    private Wait() {}

    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("After " + GUARD_SECONDS + " s still not: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
