// SPDX-License-Identifier: Apache-2.0
/** Configuration pages (MPI 1.2) as data, and the negotiation that two of them drive. */
@NullMarked
package io.hotbay.adapter.mpt.internal.page;

import org.jspecify.annotations.NullMarked;
