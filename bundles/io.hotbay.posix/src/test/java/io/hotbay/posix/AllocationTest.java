// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class AllocationTest {
    private final AtomicLong calls = new AtomicLong();
    private byte[] last = {};

    @Test
    void shouldFindOneSmallObjectInManyCalls() {
        assertThrows(AssertionFailedError.class, () -> Allocation.assertNone(() -> {
            if (calls.getAndIncrement() % 1_000 == 0) {
                last = new byte[1];
            }
        }, 200));
        assertEquals(1, last.length);
    }

    @Test
    void shouldFindNothingWhereNothingIsAllocated() {
        Allocation.assertNone(calls::incrementAndGet);
    }
}
