// SPDX-License-Identifier: Apache-2.0
/**
 * PCI functions and what serves them to a virtual machine monitor. Adapters implement {@link
 * io.hotbay.pci.api.PciFunction} and know no transport; transports implement {@link io.hotbay.pci.api.PciTransport} and
 * know no SCSI.
 *
 * <p>A transport calls a function's accesses from one thread at a time, the connection's own. Accesses are answered
 * from memory only: the virtual processor, and with some VMMs the whole machine, stands still until the answer.
 *
 * <p>Offsets and bits are those of the PCI Local Bus Specification 3.0, chapter 6. Numbers are little-endian on the
 * wire.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.pci.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
