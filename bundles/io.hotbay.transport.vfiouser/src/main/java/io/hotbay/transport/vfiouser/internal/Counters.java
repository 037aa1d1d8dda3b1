// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of one served function. Thread safe; counting is one atomic addition. */
final class Counters {
    private static final Counter[] ALL = Counter.values();

    private final AtomicLongArray values = new AtomicLongArray(ALL.length);

    void increment(Counter counter) {
        values.getAndIncrement(counter.ordinal());
    }

    long get(Counter counter) {
        return values.get(counter.ordinal());
    }

    /** All of them by name, in the order of the enum. */
    Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new LinkedHashMap<>();
        for (Counter counter : ALL) {
            snapshot.put(counter.text(), get(counter));
        }
        return Collections.unmodifiableMap(snapshot);
    }
}
