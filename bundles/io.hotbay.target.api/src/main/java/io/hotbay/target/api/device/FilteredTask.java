// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.scsi.OpcodeRow;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.UnitSpecification;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One command as one {@link TaskFilter} sees it. Passing and completing are one single-use right, which the core takes
 * itself when the command is aborted, or recalled by a departure, or when the filter departs; whoever comes too late is
 * told and has no effect. The data are not shown: the initiator may have them back at any time while a filter holds a
 * command.
 */
@ProviderType
public interface FilteredTask {

    /** The unit. */
    UnitSpecification unit();

    /** The command's row: its name, direction and rules. */
    OpcodeRow row();

    /** The CDB, 16 bytes, not to be changed; not to be read after the command has ended. */
    byte[] cdb();

    /** The nexus that the command came by. */
    Nexus nexus();

    /** {@link System#nanoTime} when the filter was given the command. */
    long begun();

    /**
     * Lets the command go on, on this thread.
     *
     * @return false when the command had been passed on, completed or taken away before
     */
    boolean pass();

    /**
     * Ends the command here; nothing behind the filter sees it.
     *
     * @param result GOOD tells the initiator of no bytes transferred
     * @return false when the command had been passed on, completed or taken away before
     */
    boolean complete(CommandResult result);
}
