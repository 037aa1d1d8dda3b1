// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.target.api.UnitException;
import org.osgi.annotation.versioning.ConsumerType;

/** One command set, e.g. that of disks. A service; called from any thread. */
@ConsumerType
public interface DeviceType {

    /** The service property that holds the type's word in a statement, e.g. {@code disk}. */
    String PROPERTY = "hotbay.device";

    /**
     * Makes the device server of one logical unit over one open store. Never called on the path of a command.
     *
     * @throws UnitException with one sentence for the user when store and attributes don't fit
     */
    DeviceServer create(DeviceContext context) throws UnitException;
}
