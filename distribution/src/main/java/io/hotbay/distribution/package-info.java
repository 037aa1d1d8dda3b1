// SPDX-License-Identifier: Apache-2.0
/**
 * The launcher: starts an OSGi framework from the class path with the bundles of the archive, and runs shell commands for people and
 * scripts. No bundle, and seen by none; it knows the framework's API and, by reflection, the three Gogo methods that run a command.
 */
@NullMarked
package io.hotbay.distribution;

import org.jspecify.annotations.NullMarked;
