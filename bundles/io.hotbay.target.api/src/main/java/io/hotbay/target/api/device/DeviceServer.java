// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.scsi.Sense;
import io.hotbay.target.api.Nexus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The commands of one logical unit over one open store. When the store or the device type is replaced, the core asks
 * the old server for its state and makes a new one with it: over the same open store when only the device type is
 * replaced.
 */
@ConsumerType
public interface DeviceServer {

    /** What INQUIRY tells; fixed for the life of the server. */
    DeviceDescription description();

    /** The commands, fixed for the life of the server. */
    List<SupportedCommand> commands();

    /** The state that a successor goes on from. Called with no task inside but those that hang in the store. */
    DeviceState state();

    /** A reset of the unit, the target or the bus: mode pages go back to their saved or default values (SPC-5 6.13). */
    void reset();

    /**
     * What REQUEST SENSE tells while no unit attention is pending (SPC-5 6.39, pollable sense data): a condition of the
     * unit, the progress of an operation. Null when there is nothing to tell.
     */
    default @Nullable Sense pollableSense() {
        return null;
    }

    /** Whether sense data goes in descriptor format (control mode page, D_SENSE). */
    default boolean descriptorSense() {
        return false;
    }

    /** A nexus has ended: what the server holds for it is void. Its tasks may still be inside. */
    default void nexusLost(Nexus nexus) {}
}
