// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.CommandResult;

/** What passes a gate: one task. */
interface Gated {

    /**
     * Whether it waits for all before it, and all after it wait (ORDERED, SAM-5 8.7.3, and the rows of the EXCLUSIVE
     * class).
     */
    boolean ordered();

    /** Whether it passes those that wait (SAM-5 8.7.4). */
    boolean headOfQueue();

    /** Whether nobody has begun or ended it yet. */
    boolean isWaiting();

    /** Claims it for the inside. False when it was ended while it waited: it is then forgotten. */
    boolean begin();

    /** Runs it; called once after {@link #begin}, outside all locks. Does not throw. */
    void run();

    /** Ends it, if it still waits. */
    void refuse(CommandResult result);
}
