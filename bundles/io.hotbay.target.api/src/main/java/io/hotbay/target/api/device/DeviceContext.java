// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import java.io.IOException;
import java.util.function.Consumer;
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

    /** Whether {@link #saveRecord} can succeed: else the device server tells that it saves nothing. */
    default boolean savesRecords() {
        return false;
    }

    /**
     * What was last saved under a name, or null. To be called while the device server is made.
     *
     * @throws UnitException with one sentence for the user, to be passed on, when there may be something that can't be
     *     read
     */
    default @Nullable UnitRecord savedRecord(String name) throws UnitException {
        return null;
    }

    /**
     * Saves a small record over restarts, or removes it (null), by the rules of {@link
     * io.hotbay.target.api.UnitRecords}: the device type's word is its name. Does not wait; saves of one unit are done
     * in order.
     *
     * @param done hears null when the record is durable, else why everything is as it was; on another thread, which it
     *     may use to complete the task
     */
    default void saveRecord(String name, @Nullable UnitRecord record, Consumer<@Nullable IOException> done) {
        done.accept(new IOException("nothing is kept here"));
    }
}
