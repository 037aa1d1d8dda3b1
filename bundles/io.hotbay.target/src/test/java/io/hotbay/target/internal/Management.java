// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the listener of a task management function heard. */
final class Management implements TaskManagementListener {

    private final List<String> answers = new CopyOnWriteArrayList<>();
    private Runnable whenDone = () -> {};

    Management whenDone(Runnable action) {
        whenDone = action;
        return this;
    }

    @Override
    public void managed(TaskManagementResponse response, int terminated) {
        answers.add(response + " " + terminated);
        whenDone.run();
    }

    boolean isDone() {
        return !answers.isEmpty();
    }

    /** Response and number of terminated commands, which must have come exactly once. */
    String answer() {
        assertEquals(1, answers.size(), answers.toString());
        return answers.getFirst();
    }
}
