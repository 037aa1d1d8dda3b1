// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A front, as the core tells it of the end of a command. */
@ConsumerType
@FunctionalInterface
public interface CommandListener {

    /**
     * The command has ended; nothing touches it or its data buffer any more. Called exactly once for each submission,
     * on any thread, also within the submission. Must not wait. Not called for commands of a nexus that was lost.
     *
     * @param transferred the bytes that the unit transferred; more than the buffer has when the unit had more than fits
     */
    void commandDone(ScsiCommand command, CommandResult result, long transferred);

    /**
     * A command of a nexus that was lost has returned, without a result for anybody; nothing touches its data buffer
     * any more. Called once instead of {@link #commandDone}, on any thread, within {@link Nexus#lose} or as much later
     * as its I/O takes. Must not wait.
     */
    default void commandReturned(ScsiCommand command) {}
}
