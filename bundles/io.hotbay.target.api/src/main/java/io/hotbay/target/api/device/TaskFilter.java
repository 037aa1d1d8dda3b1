// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.target.api.CommandResult;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Stands between the gate of logical units and their device types: for traces, latency, delays and faults. A service,
 * which comes and goes while commands flow: no command fails or waits for it. Called from any thread, for several
 * commands at a time; never waits.
 *
 * <p>A filter sees the commands of device types after the gate has let them in. The core's own commands (INQUIRY,
 * REPORT LUNS and the like) do not pass it. Of several filters the one with the highest {@code service.ranking} comes
 * first, of those with the same the older one.
 *
 * <p>When a filter departs, commands that it holds go on without it, and it hears of no more ends.
 */
@ConsumerType
public interface TaskFilter {

    /** The service property that holds the filter's word, for people. */
    String PROPERTY = "hotbay.filter";

    /** The service property with the word, or several, of device types whose units are filtered; without it, all. */
    String DEVICE_PROPERTY = "hotbay.filter.device";

    /**
     * The service property with the NAA identifier, or several, of the units that are filtered: 16 hex digits each.
     * Without it, all. A unit must suit both properties.
     */
    String NAA_PROPERTY = "hotbay.filter.naa";

    /**
     * Sees a command. It calls {@link FilteredTask#pass} or {@link FilteredTask#complete}, now or, to delay the
     * command, later from any thread. What it throws before either ends the command as INTERNAL TARGET FAILURE and is
     * counted; what it throws after it is counted only.
     */
    void filter(FilteredTask task);

    /**
     * The command has ended: once for each call of {@link #filter}, before the initiator is told, the filter nearest to
     * the device type first. It may come while {@code filter} runs, when the command ends within it, or on another
     * thread when it is aborted meanwhile. What this throws is counted and changes nothing. A command that a departure
     * left undone and that is done again ends here as {@link CommandResult#TERMINATED} and is then seen anew.
     *
     * @param task the same object that {@code filter} got
     * @param transferred bytes, 0 unless the result is GOOD
     */
    default void ended(FilteredTask task, CommandResult result, long transferred) {}
}
