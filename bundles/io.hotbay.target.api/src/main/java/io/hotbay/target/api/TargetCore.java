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

    /** Makes a target port. */
    TargetPort createPort(PortSpecification specification);
}
