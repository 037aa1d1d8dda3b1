// SPDX-License-Identifier: Apache-2.0
/**
 * A vfio-user server: serves PCI functions to QEMU's {@code vfio-user-pci} over local sockets.
 *
 * <p>{@link io.hotbay.transport.vfiouser.internal.VfioUserTransport} is the service. Each served function has one
 * thread of its own ({@link io.hotbay.transport.vfiouser.internal.SocketServer}) that accepts a VMM and then carries
 * its {@link io.hotbay.transport.vfiouser.internal.Connection} until that ends. All handlers run on that thread and
 * answer at once: while the VMM waits for a reply the whole machine stands still, and after its time-out the device is
 * lost for good. Only {@link io.hotbay.transport.vfiouser.internal.InterruptLine} and the counters are used from other
 * threads.
 */
@NullMarked
package io.hotbay.transport.vfiouser.internal;

import org.jspecify.annotations.NullMarked;
