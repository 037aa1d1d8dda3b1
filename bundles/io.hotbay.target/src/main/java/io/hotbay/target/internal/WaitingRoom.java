// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait in a gate: those to be done again first, then HEAD OF QUEUE tasks, the newest first, then the
 * others in order of arrival. Not bounded by itself: a front never has more commands outstanding than it gave credits
 * for, 4096 at most for the queues that fronts have. Guarded by its gate.
 */
final class WaitingRoom {

    private final Deque<Gated> replays = new ArrayDeque<>();
    private final Deque<Gated> others = new ArrayDeque<>();

    void add(Gated task, boolean replay) {
        if (replay) {
            replays.addLast(task);
        } else if (task.ordering() == Ordering.HEAD_OF_QUEUE) {
            others.addFirst(task);
        } else {
            others.addLast(task);
        }
    }

    @Nullable Gated first() {
        return replays.isEmpty() ? others.peekFirst() : replays.peekFirst();
    }

    void removeFirst() {
        (replays.isEmpty() ? others : replays).removeFirst();
    }

    void remove(Gated task) {
        if (!others.remove(task)) {
            replays.remove(task);
        }
    }

    boolean isEmpty() {
        return replays.isEmpty() && others.isEmpty();
    }

    int size() {
        return replays.size() + others.size();
    }
}
