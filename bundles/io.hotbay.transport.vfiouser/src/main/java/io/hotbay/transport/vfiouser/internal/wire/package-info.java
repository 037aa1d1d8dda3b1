// SPDX-License-Identifier: Apache-2.0
/**
 * The structures of the vfio-user protocol, version 0.0, as QEMU's {@code vfio-user-pci} sends and expects them (QEMU,
 * docs/interop/vfio-user.rst). Numbers are little-endian; since messages follow each other in the stream without
 * padding, no field is aligned.
 *
 * <p>Each structure is declared once, as a layout with a handle for each field. The offset that accessors take is that
 * of the structure in the segment: for payloads, the byte behind the header.
 */
@NullMarked
package io.hotbay.transport.vfiouser.internal.wire;

import org.jspecify.annotations.NullMarked;
