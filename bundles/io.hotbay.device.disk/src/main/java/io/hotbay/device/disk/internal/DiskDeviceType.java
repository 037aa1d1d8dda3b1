// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceType;
import org.osgi.service.component.annotations.Component;

/** The device type {@code disk}: a direct access block device (SBC-4), not removable. */
@Component(property = DeviceType.PROPERTY + "=disk")
public final class DiskDeviceType implements DeviceType {

    @Override
    public DeviceServer create(DeviceContext context) {
        return new DiskServer(context);
    }
}
