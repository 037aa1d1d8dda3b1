// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.FilteredTask;
import io.hotbay.target.api.device.TaskFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A filter that does what a test tells it, and writes down what it sees and hears. */
final class RecordingFilter implements TaskFilter {

    private final String name;
    private final List<String> record;
    private final Consumer<FilteredTask> manner;
    final List<FilteredTask> seen = new CopyOnWriteArrayList<>();

    RecordingFilter(String name, List<String> record, Consumer<FilteredTask> manner) {
        this.name = name;
        this.record = record;
        this.manner = manner;
    }

    /** With a record of its own. */
    RecordingFilter(Consumer<FilteredTask> manner) {
        this("f", new CopyOnWriteArrayList<>(), manner);
    }

    /** Holds what comes. */
    static RecordingFilter holding() {
        return new RecordingFilter(task -> {});
    }

    /** Puts it into a core, for all units. */
    RecordingFilter in(Core core) {
        core.addFilter(this, FilterSelection.of(Map.of(TaskFilter.PROPERTY, name)));
        return this;
    }

    RecordingFilter in(Core core, Map<String, Object> properties) {
        core.addFilter(this, FilterSelection.of(properties));
        return this;
    }

    List<String> heard() {
        return new ArrayList<>(record);
    }

    @Override
    public void filter(FilteredTask task) {
        seen.add(task);
        record.add(name + " " + task.row().name());
        manner.accept(task);
    }

    @Override
    public void ended(FilteredTask task, CommandResult result, long transferred) {
        String how = result == CommandResult.GOOD ? "GOOD"
                : result == CommandResult.TERMINATED ? "TERMINATED" : "failed";
        record.add(name + " " + how + " " + transferred + (seen.contains(task) ? "" : " of a stranger"));
    }
}
