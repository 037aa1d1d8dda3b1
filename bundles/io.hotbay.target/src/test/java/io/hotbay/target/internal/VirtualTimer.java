// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A timer whose time passes only when a test says so. */
final class VirtualTimer implements Timer {

    private record Entry(long due, Runnable action) {}

    private final List<Entry> entries = new ArrayList<>();
    private long now;
    private int scheduled;

    @Override
    public synchronized Alarm schedule(Duration delay, Runnable action) {
        Entry entry = new Entry(now + delay.toNanos(), action);
        entries.add(entry);
        scheduled++;
        return () -> {
            synchronized (this) {
                entries.remove(entry);
            }
        };
    }

    /** Lets time pass; what is due runs on this thread. */
    void advance(Duration time) {
        List<Entry> due;
        synchronized (this) {
            now += time.toNanos();
            due = entries.stream()
                    .filter(entry -> entry.due <= now)
                    .sorted(Comparator.comparingLong(Entry::due))
                    .toList();
            entries.removeAll(due);
        }
        due.forEach(entry -> entry.action.run());
    }

    /** How many alarms were ever set. */
    synchronized int scheduled() {
        return scheduled;
    }

    /** How many alarms are set. */
    synchronized int pending() {
        return entries.size();
    }
}
