// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.TaskFilter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a filter stands, or has stood: tasks know the place, and only the place knows the filter, so that one which
 * departs is let go of by all of them at once.
 */
final class FilterPlace implements Comparable<FilterPlace> {

    private final FilterSelection selection;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch quiet = new CountDownLatch(1);
    private volatile @Nullable TaskFilter filter;

    FilterPlace(TaskFilter filter, FilterSelection selection) {
        this.filter = filter;
        this.selection = selection;
    }

    boolean isOf(Object service) {
        return filter == service;
    }

    boolean suits(UnitSpecification unit) {
        return selection.suits(unit);
    }

    boolean isEmpty() {
        return filter == null;
    }

    /** The filter for one call, which ends by {@link #leave}; null when it has departed. */
    @Nullable TaskFilter enter() {
        calls.incrementAndGet();
        TaskFilter current = filter;
        if (current == null) {
            leave();
        }
        return current;
    }

    /** A call has ended. */
    void leave() {
        if (calls.decrementAndGet() == 0 && filter == null) {
            quiet.countDown();
        }
    }

    /** Lets the filter go; no call begins from now on. */
    void empty() {
        filter = null;
        if (calls.get() == 0) {
            quiet.countDown();
        }
    }

    /** Waits for the calls that are under way; not for longer than a while, since a filter may break its contract. */
    void await(Duration longest) {
        try {
            if (!quiet.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                System.getLogger(FilterPlace.class.getName()).log(System.Logger.Level.WARNING,
                        "the filter {0} has departed, but {1} of its calls have not returned", selection.word(),
                        calls.get());
            }
        } catch (InterruptedException e) {
            // whoever interrupts has no patience left
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int compareTo(FilterPlace other) {
        return selection.compareTo(other.selection);
    }
}
