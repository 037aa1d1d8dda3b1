// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.CommandResult;

/** What passes a gate: one task. */
interface Gated {

    /** Whom it waits for, and who waits for it. The same for all its life. */
    Ordering ordering();

    /** Whether nobody has begun or ended it yet. */
    boolean isWaiting();

    /** Claims it for the inside. False when it was ended while it waited: it is then forgotten. */
    boolean begin();

    /** Runs it; called once after {@link #begin}, outside all locks. Does not throw. */
    void run();

    /** Ends it, if it still waits. */
    void refuse(CommandResult result);
}
