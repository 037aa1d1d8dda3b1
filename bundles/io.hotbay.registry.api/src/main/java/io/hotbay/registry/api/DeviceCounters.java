// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the logical unit of a device has counted since it was opened; of a shared unit, for all of its guests. Counting
 * goes on meanwhile: commands that end while this is made may be in one part and not in the other. Immutable.
 *
 * @param commands those that came at least once, in order of their operation codes
 * @param unit counters of the unit itself, by name
 */
public record DeviceCounters(List<CommandCounter> commands, SequencedMap<String, Long> unit) {

    /**
     * How often a command came.
     *
     * @param name as the standard writes it, such as {@code READ(10)}; {@code (unknown)} for all that the device does
     *     not have
     * @param ended commands that ended, however
     * @param failed of these, the ones that ended with another status than GOOD
     */
    public record CommandCounter(String name, long ended, long failed) {}

    public DeviceCounters {
        commands = List.copyOf(commands);
        unit = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(unit));
    }
}
