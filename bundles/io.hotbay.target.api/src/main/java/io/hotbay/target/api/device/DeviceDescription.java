// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.scsi.PeripheralDeviceType;
import java.util.List;
import java.util.Map;

/**
 * What the core tells in INQUIRY on behalf of a device server, also while the server is away.
 *
 * @param removable the RMB bit
 * @param versionDescriptors standards claimed (SPC-5 6.7.2), beside those that the core claims
 * @param vitalProductData page codes of the type's own VPD pages, with the bytes behind the four-byte page header
 */
public record DeviceDescription(
        PeripheralDeviceType type,
        boolean removable,
        List<Integer> versionDescriptors,
        Map<Integer, byte[]> vitalProductData) {}
