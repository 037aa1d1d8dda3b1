// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.transport.vfiouser.internal.wire.DeviceInfoLayout;
import java.lang.foreign.MemorySegment;

/** DEVICE_GET_INFO: a PCI device that can be reset. */
record DeviceInfoHandler() implements MessageHandler {

    @Override
    public int handle(Request request, MemorySegment reply) {
        if (DeviceInfoLayout.argsz(request.bytes(), request.payload()) < DeviceInfoLayout.BYTES) {
            return Failure.INVALID;
        }
        return DeviceInfoLayout.encode(
                reply, DeviceInfoLayout.RESET | DeviceInfoLayout.PCI, Regions.COUNT, InterruptKinds.COUNT);
    }
}
