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

    /**
     * Takes the capacity that the store has now, which may have become larger: closes it and opens it anew, while
     * commands wait as for a successor. All nexuses hear of another capacity by a unit attention (CAPACITY DATA HAS
     * CHANGED). Takes as long as the commands inside, at most the drain deadline and the second that a store may need
     * to close.
     *
     * @throws UnitException with one sentence for the user. When a type is not installed, or the store would lose its
     *     content, nothing has changed; when the store is smaller, or another one, or can't be opened, the unit stays
     *     parked until this is called again or a type comes anew
     */
    void takeCapacity() throws UnitException;

    /** Ends the unit: unmaps it everywhere and closes its store. Commands inside or waiting end TERMINATED. */
    @Override
    void close();
}
