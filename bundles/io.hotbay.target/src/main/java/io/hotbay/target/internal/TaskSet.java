// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The tasks of one I_T_L nexus that have not ended, for task management to find. Entering and leaving take one atomic
 * step each in a table of slots; who finds none free goes into an overflow set.
 */
final class TaskSet {

    /** More than the 255 commands that a 53C1030 gives credits for, all to one unit. */
    static final int SLOTS = 0x100;
    private static final int OVERFLOW = -1;
    /** After this many occupied slots the overflow set is cheaper. */
    private static final int PROBES = 0x20;

    private final AtomicReferenceArray<ActiveTask> slots = new AtomicReferenceArray<>(SLOTS);
    private final Set<ActiveTask> overflow = ConcurrentHashMap.newKeySet();

    /**
     * Enters a task; a full fence.
     *
     * @param limit the queue depth: below the number of slots, only so many are used
     * @return false when the limit is reached
     */
    boolean add(ActiveTask task, int limit) {
        if (limit < SLOTS) {
            return addWithin(task, limit);
        }
        int start = Long.hashCode(task.tag());
        for (int i = 0; i < PROBES; i++) {
            int slot = Math.floorMod(start + i, SLOTS);
            task.slot(slot);
            if (slots.get(slot) == null && slots.compareAndSet(slot, null, task)) {
                return true;
            }
        }
        addUncounted(task);
        return true;
    }

    /** Enters a task that no limit counts; a full fence. */
    void addUncounted(ActiveTask task) {
        task.slot(OVERFLOW);
        overflow.add(task);
    }

    private boolean addWithin(ActiveTask task, int limit) {
        int start = Math.floorMod(Long.hashCode(task.tag()), limit);
        for (int i = 0; i < limit; i++) {
            int slot = (start + i) % limit;
            task.slot(slot);
            if (slots.compareAndSet(slot, null, task)) {
                return true;
            }
        }
        return false;
    }

    void remove(ActiveTask task) {
        if (task.slot() == OVERFLOW) {
            overflow.remove(task);
        } else {
            slots.compareAndSet(task.slot(), task, null);
        }
    }

    /** Visits the tasks of this moment. */
    void forEach(Consumer<ActiveTask> visitor) {
        for (int slot = 0; slot < SLOTS; slot++) {
            ActiveTask task = slots.get(slot);
            if (task != null) {
                visitor.accept(task);
            }
        }
        overflow.forEach(visitor);
    }

    int count() {
        int[] count = new int[1];
        forEach(task -> count[0]++);
        return count[0];
    }
}
