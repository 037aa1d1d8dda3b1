// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import io.hotbay.store.api.StoreFacts;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** One entity that initiators read and write, with its gate, its unit attentions and its counters. */
@ProviderType
public interface LogicalUnit extends AutoCloseable {

    /** What it was made from. */
    UnitSpecification specification();

    /** The state of its gate. */
    GateState gate();

    /** Why the gate is in that state, for people. */
    String gateReason();

    /** What the store last said of itself. */
    StoreFacts facts();

    /** Counters at this moment. */
    UnitCounters counters();

    /** The commands that came at least once, in order of their operation codes. */
    List<CommandCount> commandCounts();

    /**
     * Gives it other limits, from the next command and the next wait on. The specification tells of them afterwards;
     * nothing else of it can change.
     */
    void limit(int queueDepth, UnitAttributes.Deadlines deadlines);

    /** Ends the unit: unmaps it everywhere and closes its store. Commands inside or waiting end TERMINATED. */
    @Override
    void close();
}
