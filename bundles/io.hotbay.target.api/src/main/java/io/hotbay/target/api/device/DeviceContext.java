// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.UnitAttributes;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What the core gives to a device server. */
@ProviderType
public interface DeviceContext {

    /** The open store. The core owns and closes it; it may outlive the device server. */
    BackingStore store();

    /** The unit's attributes. */
    UnitAttributes attributes();

    /** The state of the predecessor, or null for a fresh unit. */
    @Nullable DeviceState predecessor();

    /** Raises a unit attention condition for all nexuses, but for the one that caused it (null: for all). */
    void unitAttention(AdditionalSense condition, @Nullable Nexus except);
}
