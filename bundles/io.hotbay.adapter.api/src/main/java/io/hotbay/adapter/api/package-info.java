// SPDX-License-Identifier: Apache-2.0
/**
 * Adapters: PCI functions by which a guest's own driver reaches the units of a target port. Authors of adapters
 * implement {@link io.hotbay.adapter.api.AdapterType}, a service; the registry calls it when a guest's storage is put
 * together.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.adapter.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
