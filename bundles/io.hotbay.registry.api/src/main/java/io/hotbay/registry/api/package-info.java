// SPDX-License-Identifier: Apache-2.0
/**
 * The device registry: which guests there are, which devices they have, and what serves them. Shells, embedding hosts
 * and tests call it; the registry implements it.
 *
 * <p>Calls come from any thread, one change at a time; they may take as long as opening a store takes. Refusals are
 * {@link io.hotbay.registry.api.RegistryException}s with one sentence for the person who asked.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.registry.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
