// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.count;

import io.hotbay.adapter.mpt.internal.registers.Register;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters by name, from any thread. What the guest should not have done is logged as well: the first time, and then
 * each time the count has doubled, so that no guest can fill a log. Names come from tables of ours, so that no guest
 * can fill the map either.
 */
public final class Counters {

    private static final System.Logger LOG = System.getLogger(Counters.class.getName());

    private final String owner;
    private final AtomicLongArray named = new AtomicLongArray(Counter.values().length);
    private final AtomicLongArray reads = new AtomicLongArray(Register.values().length);
    private final Map<String, LongAdder> anomalies = new ConcurrentHashMap<>();

    /** Counters at zero; the owner's name stands in the log. */
    public Counters(String owner) {
        this.owner = owner;
    }

    /** Counts. */
    public void add(Counter counter) {
        add(counter, 1);
    }

    /** Counts several. */
    public void add(Counter counter, int count) {
        named.getAndAdd(counter.ordinal(), count);
    }

    /** Counts a read of a register. */
    public void read(Register register) {
        reads.getAndIncrement(register.ordinal());
    }

    /** Counts something that the chip does not have, or that came at the wrong time. */
    public void unhandled(String what) {
        count("unhandled " + what, System.Logger.Level.DEBUG, "");
    }

    /** Counts, and warns of, something that only a broken or hostile driver does. */
    public void hostile(String what, String detail) {
        count("hostile " + what, System.Logger.Level.WARNING, ": " + detail);
    }

    private void count(String name, System.Logger.Level level, String detail) {
        LongAdder counter = anomalies.computeIfAbsent(name, key -> new LongAdder());
        counter.increment();
        long times = counter.sum();
        if (Long.bitCount(times) == 1) {
            LOG.log(level, owner + ": " + name + detail + " (" + times + " times)");
        }
    }

    /** All counters, by name. */
    public Map<String, Long> snapshot() {
        Map<String, Long> all = new TreeMap<>();
        for (Counter counter : Counter.values()) {
            all.put(counter.label(), named.get(counter.ordinal()));
        }
        for (Register register : Register.values()) {
            if (register.access() != Register.Access.RESERVED) {
                String words = register.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                all.put("reads of " + words, reads.get(register.ordinal()));
            }
        }
        anomalies.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
