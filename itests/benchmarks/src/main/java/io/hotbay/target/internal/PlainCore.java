// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.device.DeviceType;
import java.util.Map;

/**
 * The target core without a framework. In this package because what Declarative Services call is open to nobody else.
 */
public final class PlainCore implements AutoCloseable {

    private final TargetComponent component = new TargetComponent();

    /** Makes a store type known. */
    public PlainCore withStoreType(String word, StoreType type) {
        component.addStoreType(type, Map.of(StoreType.PROPERTY, word));
        return this;
    }

    /** Makes a device type known. */
    public PlainCore withDeviceType(String word, DeviceType type) {
        component.addDeviceType(type, Map.of(DeviceType.PROPERTY, word));
        return this;
    }

    /** The core itself. */
    public TargetCore core() {
        return component;
    }

    @Override
    public void close() {
        component.deactivate();
    }
}
