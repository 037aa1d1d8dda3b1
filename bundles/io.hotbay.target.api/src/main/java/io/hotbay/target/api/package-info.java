// SPDX-License-Identifier: Apache-2.0
/**
 * The SCSI target core as fronts (adapters, network fronts) and the registry see it. The core implements it.
 *
 * <p>A {@link io.hotbay.target.api.LogicalUnit} is one entity that initiators read and write. It is mapped into any
 * number of {@link io.hotbay.target.api.TargetPort}s. A front connects an initiator to its port, which gives a {@link
 * io.hotbay.target.api.Nexus} (SAM-5 4.6.1), and submits commands by it. What it wants to know of units that come and
 * go it hears by a {@link io.hotbay.target.api.PortListener}. Whoever opens units implements {@link
 * io.hotbay.target.api.UnitRecords} for what they keep over restarts. Device types have a package of their own,
 * {@code io.hotbay.target.api.device}.
 *
 * <p>Everything here may be called from any thread. {@link io.hotbay.target.api.Nexus#submit} and
 * {@link io.hotbay.target.api.Nexus#manage} never wait; a command may complete within the call that submits it.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.target.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
