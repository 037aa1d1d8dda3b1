// SPDX-License-Identifier: Apache-2.0
/**
 * Little-endian fields of MPI messages, pages and scatter/gather elements (MPI 1.2: all numbers are
 * little-endian).
 */
@NullMarked
package io.hotbay.adapter.mpt.internal.wire;

import org.jspecify.annotations.NullMarked;
