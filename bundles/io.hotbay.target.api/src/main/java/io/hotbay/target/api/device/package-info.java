// SPDX-License-Identifier: Apache-2.0
/**
 * How device types plug into the target core. Authors of command sets (disk, optical, tape, ...) implement {@link
 * io.hotbay.target.api.device.DeviceType} and {@link io.hotbay.target.api.device.DeviceServer}; the core calls them.
 *
 * <p>A device type is an OSGi service with the property {@value io.hotbay.target.api.device.DeviceType#PROPERTY}. Its
 * commands are data: an {@link io.hotbay.scsi.OpcodeRow} and a handler for each. The core has looked up the row,
 * checked the CDB against the usage mask, applied unit attentions and reservations, and passed the gate before a
 * handler runs. The commands that every unit has are the core's own (INQUIRY, REPORT LUNS, REQUEST SENSE, reservations,
 * copies, the reports of MAINTENANCE IN, diagnostics, the echo buffer); a device type may not publish rows for them.
 *
 * <p>Handlers run on the thread of the front or on one of the store's. They do not wait, and they complete the task
 * exactly once, now or later, whatever happens.
 *
 * <p>A {@link io.hotbay.target.api.device.TaskFilter} is another kind of service: it stands before the device types'
 * handlers, and sees, delays or ends their commands ({@link io.hotbay.target.api.device.FilteredTask}).
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.target.api.device;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
