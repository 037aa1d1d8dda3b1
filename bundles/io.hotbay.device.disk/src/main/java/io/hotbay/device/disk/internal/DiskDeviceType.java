// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceType;
import org.osgi.service.component.annotations.Component;

/** The device type {@code disk}: a direct access block device (SBC-4). */
@Component(property = DeviceType.PROPERTY + "=disk")
public final class DiskDeviceType implements DeviceType {

    @Override
    public DeviceServer create(DeviceContext context) throws UnitException {
        return new DiskServer(context);
    }
}
