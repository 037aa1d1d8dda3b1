// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import java.util.List;
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
}
