// SPDX-License-Identifier: Apache-2.0
package com.example.device;

import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceType;
import org.osgi.service.component.annotations.Component;

/**
 * The device type {@code rom}: a disk that can be read and nothing else, over any store: {@code
 * rom:scsi::file:/var/vm/a.img}.
 */
@Component(property = DeviceType.PROPERTY + "=rom")
public final class RomDeviceType implements DeviceType {

    @Override
    public DeviceServer create(DeviceContext context) {
        return new RomServer(context.store());
    }
}
