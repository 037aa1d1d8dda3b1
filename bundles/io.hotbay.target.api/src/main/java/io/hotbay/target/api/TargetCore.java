// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import org.osgi.annotation.versioning.ProviderType;

/** The SCSI target core, as a service. */
@ProviderType
public interface TargetCore {

    /**
     * Opens a logical unit with the device type and the store type that its specification names.
     *
     * @throws UnitException with one sentence for the user when a type is not installed or the store can't be opened
     */
    LogicalUnit open(UnitSpecification specification) throws UnitException;

    /** Whether {@link #open} would find both types at this moment. */
    boolean offers(String deviceType, String storeType);

    /**
     * Gives the core the one listener to device types and store types that come from now on; it takes the place of the
     * one before. It is called on the thread of the arrival, without locks, once the type can be used, and must not
     * wait.
     */
    void listen(Runnable arrival);

    /** Makes a target port. */
    TargetPort createPort(PortSpecification specification);
}
