// SPDX-License-Identifier: Apache-2.0
/**
 * Backing stores: where the blocks of a virtual device live. Authors of back ends implement {@link
 * io.hotbay.store.api.StoreType} and {@link io.hotbay.store.api.BackingStore}; the SCSI target core and the device
 * types call them.
 *
 * <p>A store type is an OSGi service with the property {@value io.hotbay.store.api.StoreType#PROPERTY}, whose value is
 * the word that users type in a statement. While the service is there the core may open stores with it. When it
 * departs, the core drains what is inside, closes the type's stores before the service's classes go, and keeps the
 * commands of their units waiting for a successor.
 *
 * <p>A store knows no CDB, no guest and no adapter. Positions and lengths are in bytes. Nothing that a guest can ask
 * for makes a store throw: outcomes are values.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.store.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
