// SPDX-License-Identifier: Apache-2.0
/**
 * The LSI 53C1030 as a PCI function: the service, its identity on the bus, and the way from the bus to the parts below.
 */
@NullMarked
package io.hotbay.adapter.mpt.internal;

import org.jspecify.annotations.NullMarked;
