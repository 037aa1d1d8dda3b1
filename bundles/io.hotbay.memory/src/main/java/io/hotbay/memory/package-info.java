// SPDX-License-Identifier: Apache-2.0
/**
 * Guest memory as windows, and scatter lists over it, used by transports, adapters, device types and stores alike.
 *
 * <p>A transport owns one {@link io.hotbay.memory.GuestMemory} for each connected VMM, and adds and removes windows as
 * the VMM maps and unmaps them. An adapter takes a {@link io.hotbay.memory.MemoryLease} for each command, lets it
 * translate guest addresses into a {@link io.hotbay.memory.ScatterList}, and closes the lease when nothing can touch
 * the command's pages any more. Removing a window answers at once: it leaves the table, and its mapping is unmapped
 * when the last lease that can see it is closed.
 *
 * <p>What a command reads into or writes from memory of its own, it takes from a {@link io.hotbay.memory.PrivateMemory},
 * bounded for each owner.
 *
 * <p>Windows and leases may be used from any thread. A scatter list belongs to one command and to one owner at a time.
 * Addresses of the guest are unsigned 64-bit numbers; addresses of this process are native pointers.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.memory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
