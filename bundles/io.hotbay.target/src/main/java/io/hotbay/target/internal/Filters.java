// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.device.TaskFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of this moment. Each unit has a list of the places that suit it, in order, which is replaced as a whole:
 * a command takes the list that it finds when the gate lets it in. Nobody has to wait for the gate, since a place whose
 * filter has departed lets everything pass.
 */
final class Filters {

    /** How long a departure waits for calls, which never wait themselves. */
    private static final Duration DEPARTURE = Duration.ofSeconds(2);

    private final List<FilterPlace> places = new ArrayList<>();

    /** A filter has come. */
    synchronized void add(TaskFilter filter, FilterSelection selection, Iterable<Unit> units) {
        places.add(new FilterPlace(filter, selection));
        places.sort(null);
        units.forEach(this::fit);
    }

    /** Gives a unit its filters. */
    synchronized void fit(Unit unit) {
        unit.filters(places.stream().filter(place -> place.suits(unit.specification())).toArray(FilterPlace[]::new));
    }

    /** A filter departs: what it holds goes on. Returns when none of its calls is under way. */
    void remove(TaskFilter filter, Iterable<Unit> units) {
        for (FilterPlace place : takeAway(filter, units)) {
            place.empty();
            // what comes to hold a task after this finds its place empty, and lets the task pass itself
            units.forEach(unit -> unit.forEachTask(task -> task.passFrom(place)));
            place.await(DEPARTURE);
        }
    }

    private synchronized List<FilterPlace> takeAway(TaskFilter filter, Iterable<Unit> units) {
        List<FilterPlace> leaving = places.stream().filter(place -> place.isOf(filter)).toList();
        places.removeAll(leaving);
        units.forEach(this::fit);
        return leaving;
    }
}
