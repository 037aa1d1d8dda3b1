// SPDX-License-Identifier: Apache-2.0
/** Scatter/gather lists (MPI 1.2): from the guest's elements to a scatter list over its pages. */
@NullMarked
package io.hotbay.adapter.mpt.internal.sgl;

import org.jspecify.annotations.NullMarked;
