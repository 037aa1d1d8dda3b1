// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import org.osgi.annotation.versioning.ProviderType;

/** The relation of one initiator port to one target port (SAM-5 4.6.1). */
@ProviderType
public interface Nexus {

    /** The initiator. */
    TransportId initiator();

    /**
     * Gives a command to the unit that it addresses. Every submission ends in {@link CommandListener#commandDone}, but
     * see {@link #lose}.
     */
    void submit(ScsiCommand command);

    /**
     * Does a task management function. Commands that it ends are told to their listeners first, each with {@link
     * CommandResult#TERMINATED}; then the listener hears of the function. A command whose I/O can't be recalled holds
     * the function up to the unit's abort deadline; the response is then FAILED, and the command goes on.
     */
    void manage(TaskManagementRequest request, TaskManagementListener listener);

    /**
     * The initiator is gone or starts a new life: its commands are dropped without a result to their listeners, what
     * can be recalled is recalled, and units with I/O that can't be are fenced until it returns. Listeners hear of each
     * only that its data buffer is free ({@link CommandListener#commandReturned}). The nexus is dead afterwards;
     * connect again for a new life. To be called with no {@link #submit} under way on another thread.
     *
     * @return how many commands still have their I/O inside a store. Where there are any, the caller takes the memory
     *     behind their data buffers away ({@code GuestMemory.renew}), and keeps that memory's addresses in use until
     *     each has returned
     */
    int lose();
}
